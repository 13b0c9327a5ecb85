using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace MlopsLab.Scenarios;

/// <summary>Reads a CSV file as the records of a scenario, row by row, in the file's order.</summary>
public sealed class CsvReplay : IDisposable
{
    private readonly Scenario scenario;
    private readonly CsvTable table;
    private readonly CsvLabel label;
    private readonly CsvColumns columns;
    private readonly ArrayBufferWriter<byte> buffer = new(1_024);
    private long rows;

    private CsvReplay(Scenario scenario, CsvTable table, CsvLabel label, CsvColumns columns)
    {
        this.scenario = scenario;
        this.table = table;
        this.label = label;
        this.columns = columns;
    }

    /// <summary>Reads the header; columns that the scenario needs and the file lacks are all named.</summary>
    public static CsvOpening Open(Scenario scenario, TextReader csv)
    {
        if (scenario.Source != ScenarioSource.Csv)
        {
            return new(null, [$"Scenario '{scenario.Name}' is a simulated world, not rows of a file."]);
        }

        if (CsvTable.Open(csv, out var error) is not { } table)
        {
            return new(null, [error]);
        }

        var errors = new List<string>();
        var columns = CsvColumns.Find(scenario, table, errors);
        var label = CsvLabel.Bind(table, scenario.Label.Column, scenario.Label.Expression, errors);
        if (label is not null && errors.Count == 0)
        {
            return new(new CsvReplay(scenario, table, label, columns), []);
        }

        table.Dispose();
        return new(null, errors);
    }

    /// <summary>The rows one after the other; a row that is no record says why and reading goes on.</summary>
    public IEnumerable<CsvRow> Rows()
    {
        while (Next() is { } row)
        {
            yield return row;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => table.Dispose();

    private CsvRow? Next()
    {
        if (!table.Read(out var problem))
        {
            return null;
        }

        rows++;
        if (problem is not null)
        {
            return new(table.Line, null, problem);
        }

        if (EventTime() is not { } time)
        {
            return new(table.Line, null, $"Column '{scenario.Time.Column}' holds '{table[columns.Time]}', which is no time.");
        }

        var value = label.Read();
        return value is double.NaN
            ? new(table.Line, null, $"Column '{scenario.Label.Column}' holds '{table[label.Columns[0]]}', which is neither 0 nor 1.")
            : new(table.Line, RecordAt(time, value), null);
    }

    private CsvRecord RecordAt(DateTimeOffset time, double? value)
    {
        var id = columns.Id < 0 ? rows.ToString(CultureInfo.InvariantCulture) : table[columns.Id];
        var arrival = columns.Arrival < 0 ? null : CsvText.Time(table[columns.Arrival]);
        var labelled = columns.LabelArrival < 0 ? null : CsvText.Time(table[columns.LabelArrival]);
        return new($"{scenario.Name}-{id}", time, arrival > time ? arrival.Value : time, FieldsOfRow(), value, labelled);
    }

    private DateTimeOffset? EventTime()
    {
        if (scenario.Time.Step is { } step)
        {
            return scenario.Time.Start + ((rows - 1) * step);
        }

        var time = CsvText.Time(table[columns.Time]);
        return columns.Hour < 0 ? time : time + TimeSpan.FromHours(CsvText.Number(table[columns.Hour]) ?? 0);
    }

    private JsonElement FieldsOfRow()
    {
        buffer.Clear();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            for (var index = 0; index < scenario.Fields.Count; index++)
            {
                CsvJson.Write(json, scenario.Fields[index], table[columns.Fields[index]]);
            }

            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }
}
