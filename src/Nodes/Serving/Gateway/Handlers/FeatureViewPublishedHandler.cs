using MlopsLab.Contracts.Features;
using MlopsLab.Gateway.Storage;
using MlopsLab.Messaging;

namespace MlopsLab.Gateway.Handlers;

internal sealed class FeatureViewPublishedHandler(StoreSession session, RouteRefresh refresh) : IHandle<FeatureViewPublished>
{
    public async Task HandleAsync(FeatureViewPublished fact, Delivery delivery, CancellationToken ct)
    {
        if (fact.Definition is { } definition)
        {
            await ViewStore.SaveDefinitionAsync(session, fact.Scenario, fact.View, definition, ct);
            session.AfterCommit(refresh.Ask);
        }
    }
}
