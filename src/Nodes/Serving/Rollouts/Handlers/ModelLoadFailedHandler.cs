using MlopsLab.Contracts.Inference;
using MlopsLab.Messaging;
using MlopsLab.Rollouts.Domain;
using MlopsLab.Rollouts.Storage;

namespace MlopsLab.Rollouts.Handlers;

internal sealed class ModelLoadFailedHandler(StoreSession session, RolloutLedger ledger, TimeProvider clock) : IHandle<ModelLoadFailed>
{
    public async Task HandleAsync(ModelLoadFailed fact, Delivery delivery, CancellationToken ct)
    {
        if (await RolloutStore.FindActiveAsync(session, fact.Model, ct) is { } rollout
            && EventRules.OnLoadFailed(rollout, fact.Node, fact.Version, fact.Reason, fact.At, clock.GetUtcNow()) is { } move)
        {
            await ledger.ApplyAsync(session, rollout, move, ct);
        }
    }
}
