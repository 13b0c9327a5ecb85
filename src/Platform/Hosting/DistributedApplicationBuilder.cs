using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using MlopsLab.Hosting.Choice;
using MlopsLab.Hosting.Engine;
using MlopsLab.Hosting.Processes;
using MlopsLab.Hosting.State;
using MlopsLab.Hosting.Telemetry;

namespace Aspire.Hosting;

internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly HostApplicationBuilder host;

    public DistributedApplicationBuilder(DistributedApplicationOptions options)
    {
        AppHostAssembly = Assembly.GetEntryAssembly();
        AppHostDirectory = Path.GetFullPath(options.ProjectDirectory ?? AppHostFacts.Directory(AppHostAssembly) ?? Directory.GetCurrentDirectory());
        host = new(new HostApplicationBuilderSettings { Args = options.Args, ContentRootPath = AppHostDirectory });
        Configure();
    }

    public ConfigurationManager Configuration => host.Configuration;

    public string AppHostDirectory { get; }

    public Assembly? AppHostAssembly { get; }

    public IHostEnvironment Environment => host.Environment;

    public IServiceCollection Services => host.Services;

    public IDistributedApplicationEventing Eventing { get; } = new DistributedApplicationEventing();

    public DistributedApplicationExecutionContext ExecutionContext { get; } = new(DistributedApplicationOperation.Run);

    public IResourceCollection Resources { get; } = new ResourceCollection();

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource => new ResourceBuilder<T>(this, resource);

    public DistributedApplication Build()
    {
        var folder = LabFolder.Of(this);
        AddEngine(folder);
        var built = host.Build();
        ExecutionContext.Built(built.Services);
        return new(built, folder);
    }

    private void Configure()
    {
        host.Logging.ClearProviders().AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical)
            .AddConsole(console => console.FormatterName = PlainFormatter.FormatterName)
            .AddConsoleFormatter<PlainFormatter, ConsoleFormatterOptions>();
        host.Services.AddOptions<EngineOptions>().BindConfiguration(EngineOptions.Section);
        host.Services.AddOptions<HostOptions>().Configure<IOptions<EngineOptions>>((options, engine) => options.ShutdownTimeout = engine.Value.StopLimit);
        host.Services.AddHealthChecks();
    }

    private void AddEngine(LabFolder folder)
    {
        host.Services.AddSingleton(TimeProvider.System).AddSingleton(folder).AddSingleton<PortBook>().AddSingleton<Addresses>()
            .AddSingleton(ExecutionContext).AddSingleton(Eventing).AddSingleton(new DistributedApplicationModel(Resources))
            .AddSingleton(_ => new ResourceNotificationService())
            .AddSingleton(_ => new ResourceLoggerService(folder.Logs))
            .AddSingleton(services => new ResourceCommandService(services));
        host.Services.AddSingleton(_ => Children.Begin(folder.Children)).AddSingleton<GroupStates>()
            .AddSingleton<OtlpVariables>().AddSingleton<EnvironmentOf>().AddSingleton<NativeServers>()
            .AddSingleton<IPlanner, ProjectPlanner>().AddSingleton<IPlanner, ExecutablePlanner>().AddSingleton<IPlanner, ServerPlanner>()
            .AddSingleton<HealthProbes>().AddSingleton<HealthWatches>().AddSingleton<Launcher>().AddSingleton<Supervisors>();

        // The last to start and the first to stop: whoever watches the lab sees all of its start and of its end.
        host.Services.AddHostedService<Orchestrator>();
    }
}
