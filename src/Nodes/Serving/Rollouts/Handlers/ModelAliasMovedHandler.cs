using MlopsLab.Contracts.Registry;
using MlopsLab.Messaging;
using MlopsLab.Rollouts.Domain;
using MlopsLab.Rollouts.Storage;

namespace MlopsLab.Rollouts.Handlers;

internal sealed class ModelAliasMovedHandler(StoreSession session, RolloutLedger ledger, TimeProvider clock) : IHandle<ModelAliasMoved>
{
    public async Task HandleAsync(ModelAliasMoved fact, Delivery delivery, CancellationToken ct)
    {
        if (fact.Alias != RegisteredModel.ChampionAlias)
        {
            return;
        }

        var champion = new ChampionMove(fact.To, fact.Epoch, fact.By, fact.Why);
        await ChampionStore.HeardAsync(session, fact.Model, champion, ct);
        if (await RolloutStore.FindActiveAsync(session, fact.Model, ct) is { } rollout
            && EventRules.OnChampionMoved(rollout, champion, clock.GetUtcNow()) is { } move)
        {
            await ledger.ApplyAsync(session, rollout, move, ct);
        }
    }
}
