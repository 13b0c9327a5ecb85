using Microsoft.Extensions.Options;
using MlopsLab.Messaging;
using MlopsLab.Policies;
using MlopsLab.Rollouts.Domain;
using MlopsLab.Rollouts.Endpoints;
using MlopsLab.Rollouts.Storage;

namespace MlopsLab.Rollouts;

/// <summary>What rollouts shows of itself.</summary>
internal sealed class RolloutReads(Store store, IOptions<RolloutOptions> options, TimeProvider clock)
{
    private const string Latest = "latest";
    private const int Most = 200;

    public async Task<IReadOnlyList<RolloutView>> ListAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var views = new List<RolloutView>();
        foreach (var rollout in await RolloutStore.NewestAsync(connection, Most, ct))
        {
            var evidence = rollout.IsActive ? await EvidenceStore.OfAsync(connection, rollout, ct) : RolloutEvidence.None;
            views.Add(RolloutView.Of(rollout, Standing.Of(rollout, evidence, options.Value, clock.GetUtcNow()), null, null));
        }

        return views;
    }

    public async Task<RolloutView?> FindAsync(string id, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await ResolveAsync(connection, id, ct) is { } rollout ? await ViewAsync(connection, rollout, ct) : null;
    }

    public async Task<RolloutView> ViewAsync(Rollout rollout, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await ViewAsync(connection, rollout, ct);
    }

    /// <summary>The id of a rollout given by its id or as "latest".</summary>
    public async Task<Guid?> FindIdAsync(string id, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return (await ResolveAsync(connection, id, ct))?.Id;
    }

    private static async Task<Rollout?> ResolveAsync(Db db, string id, CancellationToken ct) =>
        id == Latest ? await RolloutStore.FindLatestAsync(db, ct)
        : Guid.TryParse(id, out var guid) ? await RolloutStore.FindAsync(db, guid, ct)
        : null;

    private async Task<RolloutView> ViewAsync(Db db, Rollout rollout, CancellationToken ct)
    {
        var evidence = await EvidenceStore.OfAsync(db, rollout, ct);
        var ledger = await LedgerStore.AllAsync(db, rollout.Id, ct);
        var standing = Standing.Of(rollout, evidence, options.Value, clock.GetUtcNow());
        return RolloutView.Of(rollout, standing, EvidenceView.Of(rollout, rollout.Policy ?? UsualPolicy.Of(options.Value), evidence), [.. ledger.Select(LedgerView.Of)]);
    }
}
