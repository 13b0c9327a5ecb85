using System.Collections.Concurrent;
using MlopsLab.Ingestion.Endpoints;
using MlopsLab.Ingestion.Storage;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Ingestion.Telemetry;

namespace MlopsLab.Ingestion.Workers;

/// <summary>Seals what was taken up to now; one seal per scenario at a time.</summary>
internal sealed class SnapshotSealer(
    IntakeWriter writer, Positions positions, SnapshotBuilder builder, SnapshotFiles files, SnapshotStore snapshots, SealLineage lineage, ILogger<SnapshotSealer> log) : IDisposable
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    /// <summary>Null when there are no rows; <c>New</c> is false when nothing changed since an earlier snapshot.</summary>
    public async Task<(SnapshotView Snapshot, bool New)?> SealAsync(string scenario, CancellationToken ct)
    {
        var turn = _turns.GetOrAdd(scenario, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(ct);
        try
        {
            return await SealAndTellAsync(scenario, ct);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        foreach (var turn in _turns.Values)
        {
            turn.Dispose();
        }
    }

    private async Task<(SnapshotView Snapshot, bool New)?> SealAndTellAsync(string scenario, CancellationToken ct)
    {
        var run = lineage.Begin(scenario);
        try
        {
            var found = await SealInTurnAsync(scenario, ct);
            if (found is { New: true, Snapshot.Id: var id } && files.Read(scenario, id) is { } manifest)
            {
                lineage.Complete(run, id, manifest);
            }
            else
            {
                lineage.Unchanged(run);
            }

            return found;
        }
        catch (Exception error)
        {
            lineage.Fail(run, error);
            throw;
        }
    }

    private async Task<(SnapshotView Snapshot, bool New)?> SealInTurnAsync(string scenario, CancellationToken ct)
    {
        // Labels count once they are applied, so the tail up to the cut comes first.
        var cut = await writer.RollAsync(scenario, ct);
        var records = new JournalKey(scenario, JournalKind.Records);
        await positions.ReachedAsync(records, cut.Records, ct);
        await positions.ReachedAsync(new(scenario, JournalKind.Labels), cut.Labels, ct);
        var parent = await snapshots.NewestAsync(scenario, ct) is { } newest && files.Read(scenario, newest.Id) is { } before ? (newest.Id, before) : ((string, SnapshotManifest)?)null;
        if (await builder.BuildAsync(scenario, cut.Segments, parent, ct) is not { } manifest)
        {
            return null;
        }

        if (parent is var (known, same) && manifest.HasFilesOf(same))
        {
            return await snapshots.FindAsync(known, ct) is { } unchanged ? (unchanged, false) : null;
        }

        var id = files.Keep(manifest);
        var added = await snapshots.AddAsync(id, manifest, positions.LinesOf(records), ct);
        if (added)
        {
            log.Sealed(scenario, id, manifest.Rows, manifest.LabelledRows, manifest.Positives);
        }

        return await snapshots.FindAsync(id, ct) is { } view ? (view, added) : null;
    }
}
