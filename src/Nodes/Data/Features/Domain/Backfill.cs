using Microsoft.Extensions.Options;
using MlopsLab.Features.Storage;
using MlopsLab.Messaging;

namespace MlopsLab.Features.Domain;

/// <summary>
/// Counts the log for a new version of a view. States, cursor and the end of the building are written in one transaction, of
/// which there is one at a time: however often it is killed, every record counts once, and none falls between log and live.
/// </summary>
internal sealed class Backfill(CompiledViews views, StateTable states, ViewTable table, IOptions<FeaturesOptions> options)
{
    /// <summary>Counts the next records; true when that were the last.</summary>
    public async Task<bool> StepAsync(StoreSession session, ViewVersion wanted, CancellationToken ct)
    {
        var version = (await ViewTable.OfAsync(session, wanted.Scenario, ct)).FirstOrDefault(version => version.View == wanted.View);
        if (version?.Phase != ViewPhase.Building)
        {
            return false;
        }

        var view = views.Of(version) ?? throw new InvalidOperationException($"The definition of view {version.View} gives another view in this release.");
        var batches = await RecordLog.ReadAsync(session, version.Scenario, new(version.Cursor, long.MaxValue), options.Value.BackfillStep, ct);
        var isLast = batches.Count == 0;
        var count = await CountAsync(session, view, batches, ct);
        await ViewTable.CountAsync(session, version, count, isLast ? version.Cursor : batches[^1].Seq, isLast ? ViewPhase.Ready : ViewPhase.Building, ct);
        if (isLast && version.SwitchWhenReady > 0)
        {
            await table.SwitchAsync(session, version, "features", "the scenario's fields changed", ct);
        }

        return isLast;
    }

    private async Task<FoldCount> CountAsync(StoreSession session, CompiledView view, IReadOnlyList<LoggedBatch> batches, CancellationToken ct)
    {
        var (rows, read) = (new List<FoldRow>(), 0);
        foreach (var batch in batches)
        {
            using var body = batch;
            foreach (var record in batch.Records())
            {
                read++;
                if (view.Reader.Read(record.Fields).Row is { } row)
                {
                    rows.Add(new(record.Id, (int)record.Place.Position, row, view.StateKeys(row), record.At));
                }
            }
        }

        var changed = await states.BeginAsync(session, ct);
        var count = await Fold.AddAsync(view, rows, changed, sample: null, ct) with { Refused = read - rows.Count };
        await changed.SaveAsync(ct);
        return count;
    }
}
