using MlopsLab.Cache.Storage;
using MlopsLab.Contracts.Registry;
using MlopsLab.Messaging;

namespace MlopsLab.Cache.Handlers;

internal sealed class ModelAliasMovedHandler(StoreSession session, TimeProvider clock) : IHandle<ModelAliasMoved>
{
    private const string Champion = "champion";

    public async Task HandleAsync(ModelAliasMoved fact, Delivery delivery, CancellationToken ct)
    {
        if (fact.Alias != Champion || await DropStore.IsOutdatedAsync(session, fact.Model, fact.Epoch, ct))
        {
            return;
        }

        await DropStore.AddAsync(session, fact.Model, fact.To, fact.Epoch, $"{Champion} moved to {fact.To}", clock.GetUtcNow(), ct);
    }
}
