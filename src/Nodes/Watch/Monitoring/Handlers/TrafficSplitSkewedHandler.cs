using MlopsLab.Contracts.Gateway;
using MlopsLab.Messaging;
using MlopsLab.Monitoring.Signals;
using MlopsLab.Monitoring.Storage;

namespace MlopsLab.Monitoring.Handlers;

internal sealed class TrafficSplitSkewedHandler(StoreSession session) : IHandle<TrafficSplitSkewed>
{
    public Task HandleAsync(TrafficSplitSkewed fact, Delivery delivery, CancellationToken ct) =>
        TallyStore.AddAsync(session, new Dictionary<string, long> { [SystemMonitor.Skewed + fact.Model] = 1 }, fact.At, ct);
}
