using System.Text.Json;
using Microsoft.Extensions.Options;
using MlopsLab.Contracts.Rollouts;
using MlopsLab.Messaging;
using MlopsLab.Rollouts.Domain;
using MlopsLab.Rollouts.Notifications;
using MlopsLab.Rollouts.Telemetry;

namespace MlopsLab.Rollouts.Storage;

/// <summary>Writes a move down and announces it: the rollout's state, its ledger line, the split and the events are one transaction.</summary>
internal sealed class RolloutLedger(RolloutMetrics metrics, IOptions<RolloutOptions> options, TimeProvider clock, ILogger<RolloutLedger> log)
{
    public async Task StartAsync(StoreSession session, Rollout rollout, CancellationToken ct)
    {
        await RolloutStore.SaveAsync(session, rollout, ct);
        var started = new Move(rollout, Fact.Started, rollout.By);
        await LedgerStore.AddAsync(session, Line(started, null, rollout.StartedAt), ct);
        await NotifyAsync(session, started, rollout.StartedAt, ct);
        var first = rollout.Steps[0].Weight;
        await session.PublishAsync(
            new RolloutStarted(rollout.Id, rollout.Model, rollout.Version, rollout.ArtifactHash, rollout.StableVersion, first, rollout.StartedAt), ct);
        Tell(rollout);
    }

    public async Task ApplyAsync(StoreSession session, Rollout before, Move move, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        var epoch = move.Next.Weight == before.Weight && move.Next.ShadowShare == before.ShadowShare ? (long?)null : await SplitStore.SetAsync(session, move.Next, ct);
        await RolloutStore.SaveAsync(session, move.Next, ct);
        await LedgerStore.AddAsync(session, Line(move, epoch, at) with { Evidence = await SnapshotAsync(session, before, ct) }, ct);
        await AnnounceAsync(session, move, epoch, at, ct);
        await NotifyAsync(session, move, at, ct);
        Tell(move.Next);
    }

    private async Task<string> SnapshotAsync(StoreSession session, Rollout before, CancellationToken ct)
    {
        var known = before.IsWatched ? EvidenceSnapshot.Of(before.Policy ?? UsualPolicy.Of(options.Value), await EvidenceStore.OfAsync(session, before, ct)) : null;
        return known is null ? "" : JsonSerializer.Serialize(known, JsonSerializerOptions.Web);
    }

    private Task NotifyAsync(StoreSession session, Move move, DateTimeOffset at, CancellationToken ct) =>
        options.Value.NotifyUrl is not null && NotificationText.Of(move, at) is { } text ? NotificationStore.AddAsync(session, text, at, ct) : Task.CompletedTask;

    private static async Task AnnounceAsync(StoreSession session, Move move, long? epoch, DateTimeOffset at, CancellationToken ct)
    {
        var (rollout, id) = (move.Next, move.Next.Id);
        if (epoch is { } number)
        {
            var version = rollout.Weight > 0 ? rollout.Version : null;
            var shadow = rollout.ShadowShare > 0 ? rollout.Version : null;
            await session.PublishAsync(new TrafficSplitChanged(rollout.Model, number, rollout.Weight, version, id, at, shadow, rollout.ShadowShare), ct);
        }

        await (move.Fact switch
        {
            Fact.Stepped => session.PublishAsync(new RolloutStepped(id, rollout.Model, rollout.Version, rollout.Step, rollout.Weight, at), ct),
            Fact.Paused => session.PublishAsync(new RolloutPaused(id, rollout.Model, rollout.Version, rollout.Reason, at), ct),
            Fact.Resumed => session.PublishAsync(new RolloutResumed(id, rollout.Model, rollout.Version, rollout.Reason, at), ct),
            Fact.Promoted => session.PublishAsync(new RolloutPromoted(id, rollout.Model, rollout.Version, rollout.Reason, at), ct),
            Fact.Aborted => session.PublishAsync(new RolloutAborted(id, rollout.Model, rollout.Version, rollout.Reason, at), ct),
            _ => Task.CompletedTask,
        });
    }

    private static LedgerRow Line(Move move, long? epoch, DateTimeOffset at) => new()
    {
        RolloutId = move.Next.Id.ToString(),
        Phase = move.Next.Phase.ToString(),
        Step = move.Next.Step,
        Weight = move.Next.Weight,
        SplitEpoch = epoch,
        Fact = move.Fact.ToString(),
        Reason = move.Next.Reason,
        MadeBy = move.By,
        MadeAt = at.ToUnixTimeMilliseconds(),
    };

    private void Tell(Rollout rollout)
    {
        metrics.Moved(rollout);
        log.Moved(rollout.Id, rollout.Model, rollout.Version, rollout.Phase, rollout.Step, rollout.Weight, rollout.Reason);
    }
}
