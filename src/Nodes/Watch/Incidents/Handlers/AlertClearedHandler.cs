using MlopsLab.Contracts.Monitoring;
using MlopsLab.Incidents.Storage;
using MlopsLab.Messaging;

namespace MlopsLab.Incidents.Handlers;

/// <summary>The clearing can overtake its alert, which comes through another queue; then the alert arrives cleared and opens nothing.</summary>
internal sealed class AlertClearedHandler(StoreSession session, IncidentDesk desk) : IHandle<AlertCleared>
{
    public async Task HandleAsync(AlertCleared fact, Delivery delivery, CancellationToken ct)
    {
        if (await AlertStore.FindAsync(session, fact.AlertId, ct) is not { } alert)
        {
            await AlertStore.AddAsync(
                session,
                new AlertRaised(fact.AlertId, fact.Fingerprint, fact.Node, fact.Kind, "info", fact.Node, fact.Summary, Value: 0, Limit: 0, fact.At),
                Times.Text(fact.At),
                ct);
            return;
        }

        if (alert.ClearedAt is null)
        {
            await AlertStore.ClearAsync(session, fact.AlertId, fact.At, ct);
            await desk.ClearAsync(session, fact, alert, ct);
        }
    }
}
