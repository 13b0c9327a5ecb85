using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MlopsLab.Features.Storage;
using MlopsLab.Features.Telemetry;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Features.Domain;

/// <summary>Makes the training set of a snapshot: rows are spooled to disk, replayed by arrival, and given out in event order.</summary>
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
        made.Sort();
        metrics.TrainingSetMade(view.Scenario.Name, made.Count);
        log.TrainingSetMade(view.Scenario.Name, view.Pipeline.View, rows.Count, made.Count, refused);
        await output.WriteAsync(TrainingLines.Header(view, made.Count, refused), ct);
        await CopyAsync(lines, made, output, ct);
    }

    private static (List<TrainingRow> Made, int Refused) Replay(CompiledView view, List<SnapshotRow> rows, Spool raw, Spool lines, CancellationToken ct)
    {
        var replay = new OfflineReplay(view);
        var writer = new TrainingLines(view);
        var made = new List<TrainingRow>();
        var (refused, previous) = (0, string.Empty);
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            using var line = JsonDocument.Parse(raw.Read(row.Part));
            if (view.Reader.Read(line.RootElement.GetProperty("fields")).Row is not { } record)
            {
                refused++;
                continue;
            }

            // The same record twice counts once, as it did online.
            if (row.Id == previous)
            {
                continue;
            }

            previous = row.Id;
            var at = new DateTimeOffset(row.Event, TimeSpan.Zero);
            var vector = row.Label is null ? [] : writer.Vector;
            replay.Next(record, at, vector);
            if (row.Label is { } label)
            {
                made.Add(new(row.Event, made.Count, lines.Write(writer.Line(row.Id, at, label, record))));
            }
        }

        return (made, refused);
    }

    private static async Task CopyAsync(Spool lines, List<TrainingRow> made, Stream output, CancellationToken ct)
    {
        const int Chunk = 64 * 1024;
        var buffer = new ArrayBufferWriter<byte>(2 * Chunk);
        foreach (var row in made)
        {
            buffer.Write(lines.Read(row.Part).Span);
            if (buffer.WrittenCount >= Chunk)
            {
                await output.WriteAsync(buffer.WrittenMemory, ct);
                buffer.ResetWrittenCount();
            }
        }

        await output.WriteAsync(buffer.WrittenMemory, ct);
    }

    private sealed class Place(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
