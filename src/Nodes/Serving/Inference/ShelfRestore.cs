using MlopsLab.Inference.Domain;
using MlopsLab.Inference.Storage;
using MlopsLab.Inference.Telemetry;
using MlopsLab.Messaging;

namespace MlopsLab.Inference;

/// <summary>Before the first request: puts the last good versions back on the shelf, without asking anybody.</summary>
internal sealed class ShelfRestore(Store store, Shelf shelf, ModelLoader loader, ILogger<ShelfRestore> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var (rows, targets) = await ReadAsync(cancellationToken);
        foreach (var row in rows)
        {
            await RestoreAsync(row, cancellationToken);
        }

        foreach (var lost in targets.Where(target => target.State != TargetTable.LetGo && shelf.Find(target.Model, null)?.ArtifactHash != target.ArtifactHash))
        {
            await store.InTransactionAsync((session, ct) => TargetTable.WantAgainAsync(session, lost, ct), cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<(IReadOnlyList<LoadedRow> Rows, IReadOnlyList<TargetRow> Targets)> ReadAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return (await LoadedTable.OldestFirstAsync(connection, ct), await TargetTable.AllAsync(connection, ct));
    }

    private async Task RestoreAsync(LoadedRow row, CancellationToken ct)
    {
        try
        {
            if (await loader.RestoreAsync(row, ct) is { } model)
            {
                shelf.Serve(model);
                log.Restored(row.Model, row.Version);
                return;
            }

            log.Lost(row.Model, row.Version, "its file is gone or damaged");
        }
        catch (LoadRefusedException refused)
        {
            log.Lost(row.Model, row.Version, refused.Message);
        }
    }
}
