using MlopsLab.Contracts.Registry;
using MlopsLab.Ingestion.Storage;
using MlopsLab.Messaging;

namespace MlopsLab.Ingestion.Handlers;

/// <summary>Remembers the version that a run's model got.</summary>
internal sealed class ModelRegisteredHandler(StoreSession session) : IHandle<ModelRegistered>
{
    public Task HandleAsync(ModelRegistered fact, Delivery delivery, CancellationToken ct) =>
        TrainedModels.RegisteredAsync(session, fact.RunId, fact.Model, fact.Version, fact.At, ct);
}
