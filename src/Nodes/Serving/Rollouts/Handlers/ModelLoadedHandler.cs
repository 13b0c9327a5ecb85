using MlopsLab.Contracts.Inference;
using MlopsLab.Messaging;
using MlopsLab.Rollouts.Domain;
using MlopsLab.Rollouts.Storage;

namespace MlopsLab.Rollouts.Handlers;

internal sealed class ModelLoadedHandler(StoreSession session, RolloutLedger ledger, TimeProvider clock) : IHandle<ModelLoaded>
{
    public async Task HandleAsync(ModelLoaded fact, Delivery delivery, CancellationToken ct)
    {
        if (await RolloutStore.FindActiveAsync(session, fact.Model, ct) is { } rollout
            && EventRules.OnLoaded(rollout, fact.Node, fact.Version, fact.At, clock.GetUtcNow()) is { } move)
        {
            await ledger.ApplyAsync(session, rollout, move, ct);
        }
    }
}
