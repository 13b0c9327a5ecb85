using MlopsLab.Contracts.Ingestion;
using MlopsLab.Messaging;
using MlopsLab.Monitoring.Storage;

namespace MlopsLab.Monitoring.Handlers;

internal sealed class BatchHeldHandler(StoreSession session) : IHandle<BatchHeld>
{
    public Task HandleAsync(BatchHeld fact, Delivery delivery, CancellationToken ct) => HoldTable.OpenAsync(session, fact, ct);
}
