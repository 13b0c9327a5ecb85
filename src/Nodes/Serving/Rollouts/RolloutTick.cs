using Microsoft.Extensions.Options;
using MlopsLab.Messaging;
using MlopsLab.Rollouts.Domain;
using MlopsLab.Rollouts.Storage;
using MlopsLab.Rollouts.Telemetry;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Rollouts;

/// <summary>One look at one rollout: decide on what is read, and only when that moves something decide again in a transaction.</summary>
internal sealed class RolloutTick(
    Store store, RolloutLedger ledger, RegistryClient registry, IOptions<RolloutOptions> options, TimeProvider clock, ILogger<RolloutTick> log)
{
    public async Task OfAsync(Rollout rollout, CancellationToken ct)
    {
        if (rollout.Phase == Phase.Undoing)
        {
            await UndoAsync(rollout, ct);
        }
        else if (await WouldMoveAsync(rollout, ct))
        {
            await store.InTransactionAsync((session, token) => MoveAsync(session, rollout.Id, token), ct);
        }
    }

    private async Task<bool> WouldMoveAsync(Rollout rollout, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await DecideAsync(connection, rollout, ct) is not null;
    }

    private async Task MoveAsync(StoreSession session, Guid id, CancellationToken ct)
    {
        if (await RolloutStore.FindAsync(session, id, ct) is { } rollout && await DecideAsync(session, rollout, ct) is { } move)
        {
            await ledger.ApplyAsync(session, rollout, move, ct);
        }
    }

    private async Task<Move?> DecideAsync(Db db, Rollout rollout, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var evidence = await EvidenceStore.OfStepAsync(db, rollout, ct);
        return TickRule.Decide(rollout, Judge.Of(rollout, evidence, options.Value, now), options.Value, now);
    }

    private async Task UndoAsync(Rollout rollout, CancellationToken ct)
    {
        try
        {
            var why = $"undo of rollout {rollout.Id}: {rollout.Reason}";
            var refused = await registry.MoveChampionAsync(rollout.Model, rollout.StableVersion, Move.Controller, why, ct);
            await store.InTransactionAsync((session, token) => EndUndoAsync(session, rollout.Id, refused, token), ct);
        }
        catch (NodeUnavailableException away)
        {
            log.UndoWaits(rollout.Id, away.Message);
        }
    }

    private async Task EndUndoAsync(StoreSession session, Guid id, string? refused, CancellationToken ct)
    {
        if (await RolloutStore.FindAsync(session, id, ct) is not { Phase: Phase.Undoing } rollout)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var move = refused is null ? Moves.ToUndone(rollout, now) : Moves.ToPromotedAgain(rollout, $"the registry refused the undo: {refused}", now);
        await ledger.ApplyAsync(session, rollout, move, ct);
    }
}
