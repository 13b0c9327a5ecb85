using MlopsLab.Contracts;
using MlopsLab.Contracts.Monitoring;
using MlopsLab.Incidents.Handlers;
using MlopsLab.Messaging;

namespace MlopsLab.Incidents;

internal static class IncidentServices
{
    public static void AddIncidents(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<IncidentOptions>().BindConfiguration(IncidentOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.AddMessaging(bus => bus.Handle<AlertRaised, AlertRaisedHandler>().Handle<AlertCleared, AlertClearedHandler>());
        builder.Services.AddSingleton<IncidentDesk>().AddHostedService<DeadManSwitch>();
        foreach (var monitor in NodeCards.All.Where(card => card.Project == "Monitoring"))
        {
            builder.AddNodeClient(monitor.Name);
        }
    }
}
