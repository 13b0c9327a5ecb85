using MlopsLab.Contracts.Registry;
using MlopsLab.Messaging;
using MlopsLab.Rollouts.Domain;
using MlopsLab.Rollouts.Storage;

namespace MlopsLab.Rollouts.Handlers;

internal sealed class ModelRejectedHandler(StoreSession session, RolloutLedger ledger, TimeProvider clock) : IHandle<ModelRejected>
{
    public async Task HandleAsync(ModelRejected fact, Delivery delivery, CancellationToken ct)
    {
        if (await RolloutStore.FindActiveAsync(session, fact.Model, ct) is { } rollout
            && EventRules.OnRejected(rollout, fact.Version, fact.By, fact.Why, clock.GetUtcNow()) is { } move)
        {
            await ledger.ApplyAsync(session, rollout, move, ct);
        }
    }
}
