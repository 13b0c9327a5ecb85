using MlopsLab.Contracts.Rollouts;
using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Handlers;

/// <summary>An aborted rollout's version never stays champion, whichever arrives first: its promotion or its abort.</summary>
internal sealed class RolloutAbortedHandler(StoreSession session, ModelChanges changes) : IHandle<RolloutAborted>
{
    public async Task HandleAsync(RolloutAborted fact, Delivery delivery, CancellationToken ct)
    {
        await RolloutStore.AbortAsync(session, fact.RolloutId, ct);
        var champion = await AliasStore.FindAsync(session, fact.Model, AliasName.Champion, ct);
        if (champion is null || await RolloutStore.FindChampionEpochAsync(session, fact.RolloutId, ct) != champion.Epoch)
        {
            return;
        }

        var back = await changes.RollBackAsync(session, fact.Model, new Reason("rollouts", $"rollout {fact.RolloutId} was aborted: {fact.Reason}"), ct);
        if (!back.Succeeded)
        {
            throw new InvalidDataException($"Rollout {fact.RolloutId} was aborted after its promotion, but {back.Refused.Why}.");
        }
    }
}
