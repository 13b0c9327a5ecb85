using MlopsLab.Contracts.Rollouts;
using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Storage;
using MlopsLab.Registry.Telemetry;

namespace MlopsLab.Registry.Handlers;

internal sealed class RolloutPromotedHandler(StoreSession session, AliasMover aliases, ILogger<RolloutPromotedHandler> log) : IHandle<RolloutPromoted>
{
    public async Task HandleAsync(RolloutPromoted fact, Delivery delivery, CancellationToken ct)
    {
        var number = VersionNumber.Parse(fact.Version) ?? 0;
        var version = await VersionStore.FindAsync(session, fact.Model, number, ct)
            ?? await FindDeletedAsync(fact.Model, number, ct)
            ?? throw new InvalidDataException($"Rollout {fact.RolloutId} promoted version {fact.Version} of {fact.Model}, which is not registered.");
        var champion = await AliasStore.FindAsync(session, fact.Model, AliasName.Champion, ct);
        var since = champion is null ? (DateTimeOffset?)null : DateTimeOffset.FromUnixTimeMilliseconds(champion.MovedAt);
        var aborted = await RolloutStore.IsAbortedAsync(session, fact.RolloutId, ct);
        var blocked = await GateKeeper.CheckAsync(session, version, ct);
        var decision = PromotionRule.Decide(version, champion?.Version, since, fact.At, aborted, blocked is not null);
        log.PromotionDecided(fact.Model, fact.Version, fact.RolloutId, decision);
        if (blocked is not null && decision == Promotion.Blocked)
        {
            log.Blocked(fact.Model, fact.Version, blocked.Why);
        }

        if (decision == Promotion.Move)
        {
            var reason = new Reason("rollouts", $"rollout {fact.RolloutId}: {fact.Reason}");
            var epoch = await aliases.MoveAsync(session, version, AliasName.Champion, MoveKind.Promotion, reason, ct);
            await RolloutStore.PromoteAsync(session, fact.RolloutId, epoch, ct);
        }
    }

    // Somebody deleted the version while it was being promoted, which says no less than a rejection.
    private async Task<ModelVersion?> FindDeletedAsync(string model, long number, CancellationToken ct) =>
        (await VersionStore.EverAsync(session, model, ct)).FirstOrDefault(version => version.Number == number) is { } deleted
            ? deleted with { Status = VersionStatus.Rejected }
            : null;
}
