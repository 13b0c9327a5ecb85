using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlopsLab.Registry.Mlflow;

/// <summary>The parameters of one call, whether they came in the body or in the query.</summary>
internal sealed class MlflowCall(JsonObject body, IQueryCollection? query = null)
{
    /// <summary>Null when it is absent.</summary>
    public string? Text(string name) => Find(name) switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        { } other => throw Wrong(name, other),
    };

    public string Required(string name) => Text(name) is { Length: > 0 } text ? text : throw MlflowException.MissingParameter(name);

    /// <summary>Text, or a number as text.</summary>
    public string RequiredId(string name) => Find(name) switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) && text.Length > 0 => text,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.ToJsonString(),
        null or JsonValue => throw MlflowException.MissingParameter(name),
        { } other => throw Wrong(name, other),
    };

    public long? Number(string name) => Find(name) switch
    {
        null => null,
        JsonValue value when value.TryGetValue<long>(out var number) => number,
        JsonValue value when value.TryGetValue<double>(out var number) && Math.Abs(number) < long.MaxValue && double.IsInteger(number) => (long)number,
        JsonValue value when value.TryGetValue<string>(out var text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        { } other => throw Wrong(name, other),
    };

    public double? Real(string name) => Find(name) switch
    {
        null => null,
        JsonValue value when value.TryGetValue<double>(out var number) => number,
        JsonValue value when value.TryGetValue<string>(out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        { } other => throw Wrong(name, other),
    };

    public bool Flag(string name) => Find(name) switch
    {
        null => false,
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        JsonValue value when value.TryGetValue<string>(out var text) && bool.TryParse(text, out var flag) => flag,
        { } other => throw Wrong(name, other),
    };

    public IReadOnlyList<string> Texts(string name)
    {
        if (body[name] is null && query is not null && query.TryGetValue(name, out var values))
        {
            return [.. values.OfType<string>()];
        }

        return body[name] switch
        {
            null => [],
            JsonArray list => [.. list.Select(item => item is JsonValue value && value.TryGetValue<string>(out var text) ? text : item?.ToJsonString() ?? throw Wrong(name, list))],
            JsonValue one when one.TryGetValue<string>(out var text) => [text],
            { } other => throw Wrong(name, other),
        };
    }

    public IReadOnlyList<MlflowCall> Items(string name) => body[name] switch
    {
        null => [],
        JsonArray list => [.. list.Select(item => item is JsonObject part ? new MlflowCall(part) : throw Wrong(name, list))],
        { } other => throw Wrong(name, other),
    };

    public MlflowCall Part(string name) => body[name] switch
    {
        null => throw MlflowException.MissingParameter(name),
        JsonObject part => new MlflowCall(part),
        { } other => throw Wrong(name, other),
    };

    /// <summary>A list of {key, value}; the last of a key counts.</summary>
    public IReadOnlyDictionary<string, string> Pairs(string name)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in Items(name))
        {
            pairs[item.Required("key")] = item.Text("value") ?? "";
        }

        return pairs;
    }

    public bool Has(string name) => Find(name) is not null;

    public JsonObject Copy() => (JsonObject)body.DeepClone();

    private JsonNode? Find(string name) =>
        body[name] ?? (query is not null && query.TryGetValue(name, out var values) && values is [{ } first, ..] ? JsonValue.Create(first) : null);

    private static MlflowException Wrong(string name, JsonNode value)
    {
        var text = value.ToJsonString();
        return MlflowException.Invalid(
            $"Invalid value {(text.Length > 100 ? text[..100] : text)} for parameter '{name}' supplied. See the API docs for more information about request parameters.");
    }
}
