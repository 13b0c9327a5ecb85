using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using MlopsLab.ServiceDefaults;
using MlopsLab.ServiceDefaults.Access;
using MlopsLab.ServiceDefaults.Explain;
using MlopsLab.ServiceDefaults.Http;
using MlopsLab.ServiceDefaults.Problems;
using MlopsLab.ServiceDefaults.Startup;
using MlopsLab.ServiceDefaults.Telemetry;

namespace Microsoft.Extensions.Hosting;

/// <summary>What every node starts from.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>Adds identity, telemetry, health, problem details, request limits, token auth and checked options.</summary>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        LastWords.Install();
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IConfigureOptions<LabOptions>, LabOptionsSetup>();
        services.AddSingleton<IValidateOptions<LabOptions>, LabOptionsCheck>();
        services.AddSingleton(new StartCheck(services));
        services.AddSingleton<LabToken>();
        services.AddSingleton(Identity);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(15));
        services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), ["live"]);
        services.TryAddSingleton<NodeAddresses>();
        services.AddSingleton<TimesSpent>().AddSingleton<Explainer>();
        services.AddProblems();
        services.AddRequestLimits();
        services.AddOpenApi(document => document.AddOperationTransformer(TokenInDocument.MarkAsync));
        builder.AddTelemetry();
        return builder;
    }

    private static NodeIdentity Identity(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<LabOptions>>().Value;
        var folder = Path.GetFullPath(Path.Combine(options.Data, options.Name));
        Directory.CreateDirectory(folder);
        return new NodeIdentity(options.Name, folder);
    }
}
