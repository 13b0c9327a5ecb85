using MlopsLab.Contracts.Ingestion;
using MlopsLab.Messaging;
using MlopsLab.Monitoring.Signals;
using MlopsLab.Monitoring.Storage;

namespace MlopsLab.Monitoring.Handlers;

/// <summary>For the business monitor: positives that were caught or let through.</summary>
internal sealed class OutcomesHandler(StoreSession session) : IHandle<LabelMatured>
{
    public async Task HandleAsync(LabelMatured fact, Delivery delivery, CancellationToken ct)
    {
        var positives = fact.Labels.Where(label => label.Value > 0.5).Select(label => label.RecordId).ToArray();
        var (caught, missed) = await DecidedStore.SplitAsync(session, positives, ct);
        await TallyStore.AddAsync(session, new Dictionary<string, long> { [BusinessMonitor.Caught + fact.Scenario] = caught, [BusinessMonitor.Missed + fact.Scenario] = missed }, fact.At, ct);
    }
}
