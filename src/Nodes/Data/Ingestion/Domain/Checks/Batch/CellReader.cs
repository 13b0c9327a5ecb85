using System.Globalization;
using System.Text.Json;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>Sees the fields of a row as cells: cheaply when the row kept the contract, value by value when it didn't.</summary>
internal sealed class CellReader
{
    private const int MostUnknown = 8;

    private readonly Scenario _scenario;
    private readonly Dictionary<string, int> _positions;
    private readonly HashSet<string>[] _levels;

    public CellReader(Scenario scenario)
    {
        _scenario = scenario;
        _positions = scenario.Fields.Index().ToDictionary(field => field.Item.Name, field => field.Index, StringComparer.Ordinal);
        _levels = [.. scenario.Fields.Select(field => new HashSet<string>(field.Values ?? [], StringComparer.Ordinal))];
    }

    public int Width => _scenario.Fields.Count;

    public void Read(Row row, Span<Cell> into)
    {
        for (var field = 0; field < into.Length; field++)
        {
            var (number, text) = (row.Number(field), row.Text(field));
            into[field] = double.IsNaN(number) && text is null ? new Cell(CellState.Null, double.NaN, null) : new Cell(CellState.Value, number, text);
        }
    }

    /// <summary>Also gives the fields that the scenario doesn't have.</summary>
    public IReadOnlyList<(string Name, Cell Cell)> Read(JsonElement fields, Span<Cell> into)
    {
        into.Fill(Cell.Missing);
        if (fields.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        List<(string, Cell)>? unknown = null;
        foreach (var member in fields.EnumerateObject())
        {
            if (_positions.TryGetValue(member.Name, out var field))
            {
                into[field] = Of(_scenario.Fields[field], _levels[field], member.Value);
            }
            else if ((unknown ??= []).Count < MostUnknown && member.Name.Length <= 100)
            {
                unknown.Add((member.Name, Raw(member.Value)));
            }
        }

        return unknown ?? [];
    }

    private static Cell Of(Field field, HashSet<string> levels, JsonElement value)
    {
        var raw = Raw(value);
        return raw.IsAbsent ? raw : field.Type switch
        {
            FieldType.Number => double.IsNaN(raw.Number) ? raw with { State = CellState.WrongType }
                : raw.Number < field.Min || raw.Number > field.Max ? raw with { State = CellState.OutOfRange } : raw,
            FieldType.Boolean => raw.Number is 0 or 1 ? raw : raw with { State = CellState.WrongType },
            FieldType.Category => raw.Text is null && double.IsNaN(raw.Number) ? raw with { State = CellState.WrongType }
                : levels.Contains(raw.Text ?? value.GetRawText()) ? raw with { Text = raw.Text ?? value.GetRawText() }
                : new Cell(CellState.UnknownLevel, raw.Number, raw.Text ?? value.GetRawText()),
            _ => raw.Text is null ? raw with { State = CellState.WrongType } : raw,
        };
    }

    private static Cell Raw(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => new(CellState.Null, double.NaN, null),
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => new(CellState.Value, number, null),
        JsonValueKind.True => new(CellState.Value, 1, null),
        JsonValueKind.False => new(CellState.Value, 0, null),
        JsonValueKind.String => new(CellState.Value, double.NaN, WireValue.TextOf(value) ?? string.Empty),
        var kind => new(CellState.WrongType, double.NaN, kind.ToString().ToLower(CultureInfo.InvariantCulture)),
    };
}
