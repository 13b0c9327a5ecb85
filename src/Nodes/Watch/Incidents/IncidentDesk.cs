using MlopsLab.Contracts.Incidents;
using MlopsLab.Contracts.Monitoring;
using MlopsLab.Incidents.Domain;
using MlopsLab.Incidents.Storage;
using MlopsLab.Messaging;

namespace MlopsLab.Incidents;

/// <summary>Opens, extends and ends incidents inside the caller's transaction.</summary>
internal sealed class IncidentDesk
{
    /// <summary>What is only worth knowing opens nothing: it is noted where something is going on.</summary>
    public async Task TakeAsync(StoreSession session, AlertRaised alert, CancellationToken ct)
    {
        var home = Grouping.HomeOf(alert.Suspect, await IncidentStore.NotResolvedAsync(session, ct));
        if (alert.Severity == Grouping.Info)
        {
            await (home is null ? Task.CompletedTask : IncidentStore.NoteAsync(session, home.Id, alert.At, $"{alert.Kind}: {alert.Summary}", alert.Node, ct));
            return;
        }

        var incident = home is null ? await OpenAsync(session, alert, ct) : Grouping.Extend(home, alert.Kind, alert.Severity, alert.Summary, Times.Text(alert.At));
        await IncidentStore.SaveAsync(session, incident, ct);
        await AlertStore.AssignAsync(session, alert.AlertId, incident.Id, ct);
        await IncidentStore.NoteAsync(session, incident.Id, alert.At, $"{alert.Kind}: {alert.Summary}", alert.Node, ct);
    }

    public async Task ClearAsync(StoreSession session, AlertCleared cleared, AlertRow alert, CancellationToken ct)
    {
        if (alert.IncidentId is not { } id || await IncidentStore.FindAsync(session.Connection, session.Transaction, id, ct) is not { } incident)
        {
            return;
        }

        await IncidentStore.NoteAsync(session, id, cleared.At, $"{cleared.Kind} cleared: {cleared.Summary}", cleared.Node, ct);
        if (incident.State != IncidentState.Resolved && await AlertStore.OpenOfAsync(session, id, ct) == 0)
        {
            await ResolveAsync(session, incident, "the lab", "every alert in it cleared", cleared.At, ct);
        }
    }

    public async Task<Incident> ResolveAsync(StoreSession session, Incident incident, string by, string why, DateTimeOffset at, CancellationToken ct)
    {
        var resolved = incident with { State = IncidentState.Resolved, ChangedAt = Times.Text(at) };
        await IncidentStore.SaveAsync(session, resolved, ct);
        await IncidentStore.NoteAsync(session, incident.Id, at, $"resolved: {why}", by, ct);
        await session.PublishAsync(new IncidentResolved(incident.Id, by, why, at), ct);
        return resolved;
    }

    public async Task<Incident> AcknowledgeAsync(StoreSession session, Incident incident, string by, DateTimeOffset at, CancellationToken ct)
    {
        var taken = incident with { State = IncidentState.Acknowledged, ChangedAt = Times.Text(at) };
        await IncidentStore.SaveAsync(session, taken, ct);
        await IncidentStore.NoteAsync(session, incident.Id, at, "acknowledged", by, ct);
        await session.PublishAsync(new IncidentAcknowledged(incident.Id, by, at), ct);
        return taken;
    }

    private static async Task<Incident> OpenAsync(StoreSession session, AlertRaised alert, CancellationToken ct)
    {
        var id = $"i-{alert.AlertId:N}"[..12] + alert.AlertId.ToString("N")[^4..];
        await session.PublishAsync(new IncidentOpened(id, alert.Severity, alert.Suspect, alert.Summary, alert.At), ct);
        return new Incident(id, alert.Suspect, alert.Severity, IncidentState.Open, alert.Summary, Times.Text(alert.At), Times.Text(alert.At));
    }
}
