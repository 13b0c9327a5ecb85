using System.Globalization;
using System.Text.Json;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Domain.Replays;

/// <summary>Fields of a row as they came, each as a number and as a text.</summary>
internal sealed class RawValues(JsonElement fields, IReadOnlyList<string> names) : IFieldValues
{
    public double Number(int field) => Find(field) switch
    {
        { ValueKind: JsonValueKind.Number } value when value.TryGetDouble(out var number) => number,
        { ValueKind: JsonValueKind.True } => 1,
        { ValueKind: JsonValueKind.False } => 0,
        { ValueKind: JsonValueKind.String } value when double.TryParse(WireValue.TextOf(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => double.NaN,
    };

    public string? Text(int field) => Find(field) switch
    {
        { ValueKind: JsonValueKind.String } value => WireValue.TextOf(value),
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => null,
    };

    public JsonElement? Find(int field) =>
        fields.ValueKind == JsonValueKind.Object && fields.TryGetProperty(names[field], out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
