using MlopsLab.Contracts.Registry;
using MlopsLab.Inference.Storage;
using MlopsLab.Messaging;

namespace MlopsLab.Inference.Handlers;

/// <summary>The stable node follows the champion.</summary>
internal sealed class ModelAliasMovedHandler(StoreSession session) : IHandle<ModelAliasMoved>
{
    public async Task HandleAsync(ModelAliasMoved fact, Delivery delivery, CancellationToken ct)
    {
        if (fact.Alias == "champion")
        {
            await TargetTable.WantAsync(session, fact.Model, fact.To, fact.ArtifactHash, fact.Epoch, ct);
        }
    }
}
