using MlopsLab.Contracts.Gateway;
using MlopsLab.Ingestion.Storage;
using MlopsLab.Messaging;

namespace MlopsLab.Ingestion.Handlers;

/// <summary>Remembers which records passed by chance, so that a snapshot's rows can say so. A row that comes later, or came before, makes no difference.</summary>
internal sealed class PredictionMadeHandler(StoreSession session) : IHandle<PredictionMade>
{
    public Task HandleAsync(PredictionMade fact, Delivery delivery, CancellationToken ct) =>
        ExploredRecords.AddAsync(session, fact.Model, fact.Predictions, ct);
}
