using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsLab.Ingestion.Domain.Checks.Batch;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Tests.Batch;

/// <summary>Shows rows to a detector as intake does: read against the contract, batch by batch, learning from what wasn't called broken.</summary>
internal sealed class DetectorRun(Scenario scenario)
{
    private readonly RowReader _rows = new(scenario);
    private readonly CellReader _cells = new(scenario);

    public BatchDetector Detector { get; private set; } = new(scenario);

    /// <summary>How near each test came to its limit.</summary>
    public Dictionary<string, double> Peaks { get; } = [];

    /// <summary>The state as it is stored, so that a trained detector can be used again.</summary>
    public DetectorState Save() => Detector.Save();

    public void Load(DetectorState state)
    {
        Detector = new BatchDetector(scenario);
        Detector.Load(state);
    }

    public BatchBreak? Show(IReadOnlyList<(DateTimeOffset At, ReadOnlyMemory<byte> Fields)> rows)
    {
        using var batch = new ObservedBatch(rows.Count, _cells.Width);
        foreach (var (at, fields) in rows)
        {
            using var json = JsonDocument.Parse(fields);
            if (_rows.Read(json.RootElement).Row is { } row)
            {
                _cells.Read(row, batch.Add(at));
            }
            else
            {
                batch.AddUnknown(_cells.Read(json.RootElement, batch.Add(at)));
            }
        }

        Detector.See(batch);
        foreach (var test in Detector.Tests.Where(test => test.Evidence.Sum > 0))
        {
            Peaks[test.Key] = Math.Max(Peaks.GetValueOrDefault(test.Key), test.Evidence.Sum / test.Evidence.Limit);
        }

        var broken = Detector.Broken(batch);
        if (broken is null)
        {
            Detector.Learn(batch);
        }

        return broken;
    }

    /// <summary>Rows that were shown until the break was called, with what it was called; null when it wasn't within the limit.</summary>
    public (int Rows, BatchBreak Found)? Delay(
        IEnumerable<(DateTimeOffset At, ReadOnlyMemory<byte> Fields)> rows, Break how, double strength, int perBatch, int limit, Random random)
    {
        var shown = 0;
        foreach (var batch in rows.Take(limit).Chunk(perBatch))
        {
            var spoilt = batch.Select(row => random.NextDouble() < strength ? (row.At, Spoilt(row.Fields, how)) : row).ToArray();
            shown += batch.Length;
            if (Show(spoilt) is { } found)
            {
                return (shown, found);
            }
        }

        return null;
    }

    private static ReadOnlyMemory<byte> Spoilt(ReadOnlyMemory<byte> fields, Break how)
    {
        var json = JsonNode.Parse(fields.Span)?.AsObject() ?? [];
        how.Spoil(json);
        return JsonSerializer.SerializeToUtf8Bytes(json);
    }
}
