using System.Text.Json;
using MlopsLab.Scenarios;
using MlopsLab.Training.Domain;

namespace MlopsLab.Training;

/// <summary>The lines of a training set from a CSV file: rows in the order of their times, each known at once; what is no record of the scenario is left out.</summary>
internal static class CsvTrainingSet
{
    /// <exception cref="RunRefusedException">The file has not the columns of the scenario, or more rows than allowed.</exception>
    public static void Write(Scenario scenario, TextReader csv, int maxRows, Stream into, CancellationToken ct)
    {
        var opening = CsvReplay.Open(scenario, csv);
        using var replay = opening.Replay ?? throw new RunRefusedException($"The CSV file is not of scenario '{scenario.Name}': {string.Join(' ', opening.Errors)}");
        var reader = new RowReader(scenario);
        var rows = new List<(CsvRecord Record, Row Row)>();
        foreach (var record in replay.Rows().Select(row => row.Record).OfType<CsvRecord>())
        {
            ct.ThrowIfCancellationRequested();
            if (reader.Read(record.Fields).Row is { } row)
            {
                rows.Add(rows.Count < maxRows ? (record, row) : throw new RunRefusedException($"The CSV file has more than {maxRows} rows. Take a part of it, or raise Training:MaxRows."));
            }
        }

        var pipeline = new FeaturePipeline(scenario);
        Line(into, new
        {
            pipeline.View,
            Features = pipeline.Features.Select(feature => new { feature.Name, Kind = feature.Kind.ToString().ToLowerInvariant(), feature.Levels }),
            Rows = rows.Count(row => row.Record.Label is not null),
            Segments = scenario.Segments.Select(segment => segment.Name),
        });
        Replay(scenario, pipeline, rows.OrderBy(row => row.Record.EventTime), into, ct);
    }

    private static void Replay(Scenario scenario, FeaturePipeline pipeline, IEnumerable<(CsvRecord Record, Row Row)> rows, Stream into, CancellationToken ct)
    {
        var costs = new DecisionCosts(scenario);
        Func<IFieldValues, double>[] segments = [.. scenario.Segments.Select(segment => Formula.Parse(segment.When).Formula?.Bind(scenario.Fields).Evaluate ?? (_ => 0))];
        var (states, x) = (new Dictionary<string, EntityState>(), new double[pipeline.Features.Count]);
        foreach (var (record, row) in rows)
        {
            ct.ThrowIfCancellationRequested();
            var keys = pipeline.StateKeys(row);
            pipeline.Compute(row, record.EventTime, keys.Select(key => states.GetValueOrDefault(key)).ToArray(), x);
            foreach (var (place, key) in keys.Index().Where(key => key.Item.Length > 0))
            {
                states[key] = pipeline.Update(states.GetValueOrDefault(key), place, row, record.EventTime);
            }

            if (record.Label is { } label)
            {
                Line(into, new
                {
                    record.Id,
                    T = record.EventTime,
                    X = x.Select(value => double.IsFinite(value) ? value : (double?)null),
                    Y = label > 0 ? 1 : 0,
                    Costs = (double[])[costs.FalseNegative(row), costs.FalsePositive(row)],
                    K = record.LabelArrival ?? record.EventTime + scenario.Label.Delay.Median,
                    S = segments.Index().Where(segment => segment.Item(row) > 0).Select(segment => segment.Index),
                });
            }
        }
    }

    private static void Line<T>(Stream into, T line)
    {
        into.Write(JsonSerializer.SerializeToUtf8Bytes(line, JsonSerializerOptions.Web));
        into.Write("\n"u8);
    }
}
