using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace MlopsLab.Ingestion.Storage;

/// <summary>A JSON object seen as a dictionary without copying it; valid as long as its document.</summary>
internal sealed class ElementFields(JsonElement fields) : IReadOnlyDictionary<string, JsonElement>
{
    public int Count => fields.EnumerateObject().Count();

    public IEnumerable<string> Keys => fields.EnumerateObject().Select(member => member.Name);

    public IEnumerable<JsonElement> Values => fields.EnumerateObject().Select(member => member.Value);

    public JsonElement this[string key] => fields.GetProperty(key);

    public bool ContainsKey(string key) => fields.TryGetProperty(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value) => fields.TryGetProperty(key, out value);

    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() =>
        fields.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
