using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlopsLab.Cli.Lab;

/// <summary>One line of an RFC 9457 problem, or of whatever else came back.</summary>
internal static class ProblemText
{
    public static string From(string body, int status)
    {
        try
        {
            return JsonNode.Parse(body) is JsonObject problem && Line(problem) is { Length: > 0 } line ? line : $"status {status}";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return $"status {status}";
        }
    }

    private static string Line(JsonObject problem) =>
        (string?)problem["detail"] ?? (string?)problem["title"] ?? (string?)problem["error"] ?? string.Empty;
}
