using MlopsLab.Contracts.Monitoring;
using MlopsLab.Incidents.Storage;
using MlopsLab.Messaging;

namespace MlopsLab.Incidents.Handlers;

internal sealed class AlertRaisedHandler(StoreSession session, IncidentDesk desk) : IHandle<AlertRaised>
{
    public async Task HandleAsync(AlertRaised fact, Delivery delivery, CancellationToken ct)
    {
        if (await AlertStore.AddAsync(session, fact, clearedAt: null, ct))
        {
            await desk.TakeAsync(session, fact, ct);
        }
    }
}
