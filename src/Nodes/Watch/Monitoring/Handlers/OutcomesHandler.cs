using MlopsLab.Contracts.Ingestion;
using MlopsLab.Messaging;
using MlopsLab.Monitoring.Signals;
using MlopsLab.Monitoring.Storage;

namespace MlopsLab.Monitoring.Handlers;

/// <summary>For the business monitor: positives that were caught or let through. Blocked requests have no outcome; those let through to learn stand for them.</summary>
internal sealed class OutcomesHandler(StoreSession session) : IHandle<LabelMatured>
{
    public async Task HandleAsync(LabelMatured fact, Delivery delivery, CancellationToken ct)
    {
        var positive = fact.Labels.Where(label => label.Value > 0.5).Select(label => label.RecordId).ToHashSet(StringComparer.Ordinal);
        var decided = await DecidedStore.FindAsync(session, fact.Scenario, [.. fact.Labels.Select(label => label.RecordId)], ct);
        var tally = new Dictionary<string, long>
        {
            [BusinessMonitor.Caught + fact.Scenario] = decided.Where(one => one.Blocked && positive.Contains(one.RecordId)).Sum(one => (long)Math.Round(one.Weight)),
            [BusinessMonitor.Missed + fact.Scenario] = decided.Count(one => !one.Blocked && positive.Contains(one.RecordId)),
            [BusinessMonitor.Judged + fact.Scenario] = decided.Count(one => one.Blocked),
        };
        await TallyStore.AddAsync(session, tally, fact.At, ct);
    }
}
