using MlopsLab.Contracts.Inference;
using MlopsLab.Gateway.Domain;
using MlopsLab.Gateway.Storage;
using MlopsLab.Messaging;

namespace MlopsLab.Gateway.Handlers;

internal sealed class ModelLoadedHandler(StoreSession session, RouteRefresh refresh) : IHandle<ModelLoaded>
{
    public async Task HandleAsync(ModelLoaded fact, Delivery delivery, CancellationToken ct)
    {
        var route = await RouteStore.FindAsync(session, fact.Model, ct) ?? ModelRoute.New(fact.Model);
        await RouteStore.SaveAsync(session, RouteChange.Apply(route, fact), ct);
        if (fact.View is { } view)
        {
            await ViewStore.SaveModelAsync(session, fact.Model, fact.Version, view, ct);
        }

        session.AfterCommit(refresh.Ask);
    }
}
