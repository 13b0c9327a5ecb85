using MlopsLab.Contracts.Ingestion;
using MlopsLab.Messaging;
using MlopsLab.Monitoring.Signals;
using MlopsLab.Monitoring.Storage;

namespace MlopsLab.Monitoring.Handlers;

internal sealed class RecordAcceptedHandler(StoreSession session) : IHandle<RecordAccepted>
{
    public Task HandleAsync(RecordAccepted fact, Delivery delivery, CancellationToken ct) => TallyStore.AddAsync(
        session, new Dictionary<string, long> { [DataMonitor.Accepted + fact.Scenario] = fact.Records.Count, ["rows"] = fact.Records.Count }, fact.At, ct);
}
