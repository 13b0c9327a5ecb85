using MlopsLab.Contracts.Ingestion;
using MlopsLab.Messaging;
using MlopsLab.Monitoring.Storage;

namespace MlopsLab.Monitoring.Handlers;

internal sealed class IntakeMeasuredHandler(StoreSession session, IntakePolicy policy) : IHandle<IntakeMeasured>
{
    public async Task HandleAsync(IntakeMeasured fact, Delivery delivery, CancellationToken ct)
    {
        var known = await IntakeTable.FindAsync(session, fact.Scenario, fact.Source, ct);
        var limits = policy.Of(fact.Scenario);
        var watch = fact.Hours.Aggregate(known, (watch, hour) => watch.Next(hour, limits));
        await IntakeTable.SaveAsync(session, fact.Scenario, fact.Source, watch, ct);
    }
}
