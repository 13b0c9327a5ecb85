using System.Text.Json;
using Microsoft.Extensions.Options;
using MlopsLab.Features.Storage;
using MlopsLab.Features.Telemetry;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Features.Domain;

/// <summary>Makes the training set of a snapshot; rows and finished lines wait on disk, not in memory.</summary>
internal sealed class TrainingSets(NodeIdentity node, IOptions<FeaturesOptions> options, FeaturesMetrics metrics, ILogger<TrainingSets> log)
{
    private readonly SemaphoreSlim free = new(options.Value.TrainingSetsAtOnce);

    /// <summary>A place among those made at the same time, to be disposed; null when there is none.</summary>
    public IDisposable? TryBegin() => free.Wait(0) ? new Place(free) : null;

    public async Task WriteAsync(CompiledView view, Stream snapshot, Stream output, CancellationToken ct)
    {
        using var raw = new Spool(node.DataFolder);
        using var lines = new Spool(node.DataFolder);
        var rows = await SnapshotReading.ReadAsync(snapshot, raw, options.Value.MaxTrainingRows, ct);
        rows.Sort();
        var (made, refused) = Replay(view, rows, raw, lines, ct);
        metrics.TrainingSetMade(view.Scenario.Name, made);
        log.TrainingSetMade(view.Scenario.Name, view.Pipeline.View, rows.Count, made, refused);
        await output.WriteAsync(TrainingLines.Header(view, made, refused), ct);
        await lines.CopyToAsync(output, ct);
    }

    private static (int Made, int Refused) Replay(CompiledView view, List<SnapshotRow> rows, Spool raw, Spool lines, CancellationToken ct)
    {
        var replay = new OfflineReplay(view);
        var writer = new TrainingLines(view);
        var (made, refused, previous) = (0, 0, string.Empty);
        foreach (var row in rows.Where(row => row.Id != previous))
        {
            ct.ThrowIfCancellationRequested();
            previous = row.Id;
            using var line = JsonDocument.Parse(raw.Read(row.Part));
            if (view.Reader.Read(line.RootElement.GetProperty("fields")).Row is not { } record)
            {
                refused++;
                continue;
            }

            var at = new DateTimeOffset(row.Event, TimeSpan.Zero);
            replay.Next(record, at, new DateTimeOffset(Math.Max(row.Arrival, row.Event), TimeSpan.Zero), row.Label is null ? [] : writer.Vector);
            if (row.Label is { } label)
            {
                lines.Write(writer.Line(row, at, label, record));
                made++;
            }
        }

        return (made, refused);
    }

    private sealed class Place(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
