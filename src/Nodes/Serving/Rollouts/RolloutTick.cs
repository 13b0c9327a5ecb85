using Microsoft.Extensions.Options;
using MlopsLab.Messaging;
using MlopsLab.Policies;
using MlopsLab.Rollouts.Domain;
using MlopsLab.Rollouts.Notifications;
using MlopsLab.Rollouts.Storage;
using MlopsLab.Rollouts.Telemetry;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Rollouts;

/// <summary>One look at one rollout: decide on what is read, and only when that moves something decide again in a transaction.</summary>
internal sealed class RolloutTick(
    Store store, RolloutLedger ledger, RegistryClient registry, GateClient gates, IOptions<RolloutOptions> options, TimeProvider clock, ILogger<RolloutTick> log)
{
    public async Task OfAsync(Rollout rollout, CancellationToken ct)
    {
        if (rollout.Phase == Phase.Undoing)
        {
            await UndoAsync(rollout, ct);
        }
        else if (await WouldChangeAsync(rollout, ct) is { } change && (!change.GoesOn || rollout.CurrentStep.Gate is not { } gate || await gates.SaysYesAsync(rollout, gate, ct)))
        {
            await store.InTransactionAsync((session, token) => ChangeAsync(session, rollout.Id, token), ct);
        }
    }

    /// <summary>Whether the change is one that ends the step by itself; null without a change.</summary>
    private async Task<Change?> WouldChangeAsync(Rollout rollout, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var (move, measured) = await DecideAsync(connection, rollout, ct);
        return move is null && measured is null ? null : new Change(move?.Fact is Fact.Stepped or Fact.Promoted);
    }

    private async Task ChangeAsync(StoreSession session, Guid id, CancellationToken ct)
    {
        if (await RolloutStore.FindAsync(session, id, ct) is not { } rollout)
        {
            return;
        }

        var (move, measured) = await DecideAsync(session, rollout, ct);
        if (move is not null)
        {
            await ledger.ApplyAsync(session, rollout, move, ct);
        }
        else if (measured is not null)
        {
            await RolloutStore.SaveAsync(session, rollout with { Analysis = measured }, ct);
        }
    }

    /// <summary>The move to make, if any, and the measurements to keep when they are new.</summary>
    private async Task<(Move? Move, AnalysisRun? Measured)> DecideAsync(Db db, Rollout rollout, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!rollout.IsWatched)
        {
            return (TickRule.Decide(rollout, new Judgement(Verdict.Wait, rollout.Reason), options.Value, now), null);
        }

        var judgement = Judge.Of(rollout, await EvidenceStore.OfAsync(db, rollout, ct), options.Value, now);
        var move = TickRule.Decide(rollout with { Analysis = judgement.Analysis ?? rollout.Analysis }, judgement, options.Value, now);
        return (move, RolloutRow.TextOf(judgement.Analysis) is { Length: > 0 } text && text != RolloutRow.TextOf(rollout.Analysis) ? judgement.Analysis : null);
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
