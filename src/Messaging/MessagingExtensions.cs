using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MlopsLab.Contracts;
using MlopsLab.Messaging.Broker;
using MlopsLab.Messaging.DeadLetters;
using MlopsLab.Messaging.Health;
using MlopsLab.Messaging.Inbox;
using MlopsLab.Messaging.Ledgers;
using MlopsLab.Messaging.Outbox;
using MlopsLab.Messaging.Storage;
using MlopsLab.Messaging.Telemetry;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Messaging;

/// <summary>Adds the bus and the store to a node.</summary>
public static class MessagingExtensions
{
    /// <summary>Adds store, outbox, inbox and handlers; the node is the one <c>AddServiceDefaults</c> told of, the broker is the connection <c>messaging</c>.</summary>
    public static TBuilder AddMessaging<TBuilder>(this TBuilder builder, Action<MessagingBuilder>? configure = null)
        where TBuilder : IHostApplicationBuilder
    {
        var bus = new MessagingBuilder(builder.Services);
        configure?.Invoke(bus);
        var heartbeat = builder.Configuration.GetSection(MessagingOptions.Section).Get<MessagingOptions>()?.Heartbeat ?? new MessagingOptions().Heartbeat;
        builder.AddRabbitMQClient(
            "messaging",
            settings => (settings.DisableHealthChecks, settings.DisableTracing) = (true, true),
            factory =>
            {
                factory.AutomaticRecoveryEnabled = false;
                factory.TopologyRecoveryEnabled = false;
                factory.RequestedHeartbeat = heartbeat;
            });
        var services = builder.Services;
        services.AddOptions<MessagingOptions>().BindConfiguration(MessagingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        AddStore(services, bus.Migrations ?? ApplicationOf(builder.Environment));
        AddBus(services, bus.Handlers);
        services.AddSingleton<IExplanation, BusFacts>().AddHealthChecks().AddCheck<BusHealth>("bus");
        return builder;
    }

    private static void AddStore(IServiceCollection services, Assembly application)
    {
        services.TryAddSingleton(new Routes(NodeCards.All));
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton(provider => new SessionRules(provider.GetRequiredService<NodeIdentity>().Name, provider.GetRequiredService<Routes>()));
        services.AddSingleton(provider => Open(provider, application));
        services.AddScoped<CurrentSession>();
        services.AddScoped(provider => provider.GetRequiredService<CurrentSession>().Session);
    }

    private static void AddBus(IServiceCollection services, IReadOnlyList<Handler> handlers)
    {
        services.AddSingleton<MessagingMetrics>();
        services.AddSingleton(provider => new HandlerTable(provider.GetRequiredService<NodeIdentity>().Name, handlers));
        services.AddSingleton(provider => new Topology(
            provider.GetRequiredService<NodeIdentity>().Name, provider.GetRequiredService<Routes>(), provider.GetRequiredService<IOptions<MessagingOptions>>().Value));
        services.AddSingleton<OutboxTable>();
        services.AddSingleton<BatchProcessor>();
        services.AddSingleton<Watchdog>();
        services.AddSingleton<Replay>();
        services.AddSingleton<DeadLetterReader>();
        services.AddSingleton<LedgerTable>();
        services.AddSingleton<Resend>();
        services.AddSingleton<Pruner>();
        services.AddSingleton<Sender>();
        services.AddSingleton<Receiver>();
        services.AddHostedService<MessagingStart>();
        services.AddHostedService(provider => provider.GetRequiredService<Pruner>());
        services.AddHostedService(provider => provider.GetRequiredService<Sender>());
        services.AddHostedService(provider => provider.GetRequiredService<Receiver>());
    }

    private static Store Open(IServiceProvider provider, Assembly application)
    {
        var node = provider.GetRequiredService<NodeIdentity>();
        var time = provider.GetRequiredService<TimeProvider>();
        IStoreEngine engine = provider.GetRequiredService<IConfiguration>().GetConnectionString("store") is { Length: > 0 } postgres
            ? new PostgresEngine(postgres, node.Name)
            : new SqliteEngine(Path.Combine(node.DataFolder, "store.db"));
        IReadOnlyList<Migration> migrations = [.. Migration.In(typeof(Store).Assembly, "messaging"), .. Migration.In(application, "node")];
        return new Store(
            engine,
            new Migrator(migrations, time),
            provider.GetRequiredService<OutboxSignal>(),
            provider.GetRequiredService<SessionRules>(),
            time,
            provider.GetRequiredService<ILogger<Store>>());
    }

    // Under a test host the entry assembly is the test's; the environment names the application itself.
    private static Assembly ApplicationOf(IHostEnvironment environment)
    {
        try
        {
            return Assembly.Load(new AssemblyName(environment.ApplicationName));
        }
        catch (FileNotFoundException)
        {
            return Assembly.GetEntryAssembly() ?? typeof(Store).Assembly;
        }
    }
}
