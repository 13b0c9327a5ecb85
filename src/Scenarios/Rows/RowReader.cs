using System.Collections.Frozen;
using System.Text.Json;

namespace MlopsLab.Scenarios;

/// <summary>The data contract of a scenario: reads the fields of a record and says all that is wrong with it. Safe for concurrent use.</summary>
public sealed class RowReader
{
    private readonly Scenario scenario;
    private readonly FieldReader[] readers;
    private readonly FrozenDictionary<string, int> positions;
    private readonly bool hasText;

    /// <summary>Prepares the checks of one scenario; keep the reader and use it for many rows.</summary>
    public RowReader(Scenario scenario)
    {
        this.scenario = scenario;
        readers = [.. scenario.Fields.Select(field => new FieldReader(field))];
        positions = scenario.Fields.Index().ToFrozenDictionary(field => field.Item.Name, field => field.Index, StringComparer.Ordinal);
        hasText = scenario.Fields.Any(field => field.Type == FieldType.Text);
    }

    /// <summary>Reads a JSON object; it is cheapest when the members come in the scenario's order.</summary>
    public RowReading Read(JsonElement fields)
    {
        if (fields.ValueKind != JsonValueKind.Object)
        {
            return new(null, [new("fields", $"must be an object, not {FieldReader.NameOf(fields.ValueKind)}")]);
        }

        var draft = NewDraft();
        var next = 0;
        foreach (var member in fields.EnumerateObject())
        {
            next = PositionOf(member, next);
            if (next < 0)
            {
                draft.Unknown(member.Name);
            }
            else
            {
                draft.Set(next, member.Value);
            }

            next++;
        }

        return draft.Finish();
    }

    /// <summary>Reads fields that were parsed before.</summary>
    public RowReading Read(IReadOnlyDictionary<string, JsonElement> fields)
    {
        var draft = NewDraft();
        foreach (var (name, value) in fields)
        {
            if (positions.TryGetValue(name, out var position))
            {
                draft.Set(position, value);
            }
            else
            {
                draft.Unknown(name);
            }
        }

        return draft.Finish();
    }

    private RowDraft NewDraft() => new(scenario, readers, hasText);

    private int PositionOf(JsonProperty member, int guess)
    {
        if (guess < readers.Length && member.NameEquals(readers[guess].Utf8Name))
        {
            return guess;
        }

        return positions.TryGetValue(member.Name, out var position) ? position : -1;
    }
}
