using MlopsLab.Contracts.Ingestion;
using MlopsLab.Messaging;
using MlopsLab.Training.Storage;

namespace MlopsLab.Training.Handlers;

internal sealed class BatchReleasedHandler(StoreSession session) : IHandle<BatchReleased>
{
    public Task HandleAsync(BatchReleased fact, Delivery delivery, CancellationToken ct) => HoldTable.ReleaseAsync(session, fact, ct);
}
