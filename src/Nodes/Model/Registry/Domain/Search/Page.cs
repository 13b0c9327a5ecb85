using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlopsLab.Registry.Domain.Search;

/// <summary>One page of results, and the token that asks for the next, if there is one.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken)
{
    /// <exception cref="FormatException">The token is none this made.</exception>
    public static Page<T> Of(IEnumerable<T> all, int size, string? token)
    {
        var offset = Offset(token);
        var items = all.Skip(offset).Take(size + 1).ToList();
        return items.Count > size ? new(items[..size], Token(offset + size)) : new(items, null);
    }

    private static string Token(int offset) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{\"offset\": {offset}}}"));

    private static int Offset(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return 0;
        }

        try
        {
            return JsonNode.Parse(Convert.FromBase64String(token))?["offset"]?.GetValue<int>() is { } offset and >= 0 ? offset : throw new FormatException("no offset");
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException or InvalidOperationException)
        {
            throw new FormatException("Invalid page token, could not base64-decode", wrong);
        }
    }
}
