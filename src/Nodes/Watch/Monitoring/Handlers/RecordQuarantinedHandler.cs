using MlopsLab.Contracts.Ingestion;
using MlopsLab.Messaging;
using MlopsLab.Monitoring.Signals;
using MlopsLab.Monitoring.Storage;

namespace MlopsLab.Monitoring.Handlers;

internal sealed class RecordQuarantinedHandler(StoreSession session) : IHandle<RecordQuarantined>
{
    public Task HandleAsync(RecordQuarantined fact, Delivery delivery, CancellationToken ct) => TallyStore.AddAsync(
        session, new Dictionary<string, long> { [DataMonitor.Quarantined + fact.Scenario] = fact.Records.Count, ["rows"] = fact.Records.Count }, fact.At, ct);
}
