using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace MlopsLab.Control;

/// <summary>Adds the lab's control endpoint to an AppHost.</summary>
public static class LabControlExtensions
{
    public static Lab AddLabControl(this IDistributedApplicationBuilder builder)
    {
        var token = builder.AddParameter("lab-token", new GenerateParameterDefault { MinLength = 32, Special = false }, secret: true);
        var lab = new Lab(LabPlaces.Root(builder), LabPlaces.Scenarios(builder), token);
        builder.Services.AddSingleton(lab).AddSingleton<Nodes>().AddSingleton<Restarts>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Restarts>());
        builder.Services.AddHostedService<ControlServer>().AddHostedService<Announcer>();
        return lab;
    }
}
