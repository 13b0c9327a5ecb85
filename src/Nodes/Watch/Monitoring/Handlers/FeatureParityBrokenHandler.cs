using MlopsLab.Contracts.Features;
using MlopsLab.Messaging;
using MlopsLab.Monitoring.Signals;
using MlopsLab.Monitoring.Storage;

namespace MlopsLab.Monitoring.Handlers;

internal sealed class FeatureParityBrokenHandler(StoreSession session) : IHandle<FeatureParityBroken>
{
    public Task HandleAsync(FeatureParityBroken fact, Delivery delivery, CancellationToken ct) =>
        TallyStore.AddAsync(session, new Dictionary<string, long> { [DataMonitor.Parity + fact.Scenario] = 1 }, fact.At, ct);
}
