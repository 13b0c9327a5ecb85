using Aspire.RabbitMQ.Client;
using MlopsLab.Clients.Common;
using MlopsLab.Clients.RabbitMQ;
using OpenTelemetry.Trace;
using RabbitMQ.Client;

namespace Microsoft.Extensions.Hosting;

/// <summary>Connects to RabbitMQ the way Aspire's integration does.</summary>
public static class AspireRabbitMQExtensions
{
    private const string Section = "Aspire:RabbitMQ:Client";

    /// <summary>Adds <see cref="IConnectionFactory"/> and a lazily opened <see cref="IConnection"/>, with health check and tracing.</summary>
    public static void AddRabbitMQClient(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<RabbitMQClientSettings>? configureSettings = null,
        Action<ConnectionFactory>? configureConnectionFactory = null) =>
        Add(builder, connectionName, serviceKey: null, configureSettings, configureConnectionFactory);

    /// <summary>The same, with the services keyed by <paramref name="name"/>.</summary>
    public static void AddKeyedRabbitMQClient(
        this IHostApplicationBuilder builder,
        string name,
        Action<RabbitMQClientSettings>? configureSettings = null,
        Action<ConnectionFactory>? configureConnectionFactory = null) =>
        Add(builder, name, serviceKey: name, configureSettings, configureConnectionFactory);

    private static void Add(
        IHostApplicationBuilder builder,
        string connectionName,
        string? serviceKey,
        Action<RabbitMQClientSettings>? configureSettings,
        Action<ConnectionFactory>? configureConnectionFactory)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionName);
        var section = new ClientSection(builder, Section, connectionName);
        var settings = Read(section, configureSettings);

        builder.Services.AddClient<IConnectionFactory>(serviceKey, _ => Factory(section, settings, configureConnectionFactory));
        builder.Services.AddClient<IConnection>(serviceKey, services => BrokerConnection.Open(services.GetClient<IConnectionFactory>(serviceKey), settings.MaxConnectRetryCount));
        Observe(builder, connectionName, serviceKey, settings);
    }

    private static RabbitMQClientSettings Read(ClientSection section, Action<RabbitMQClientSettings>? configure)
    {
        var settings = new RabbitMQClientSettings();
        section.Bind(settings);
        settings.ConnectionString = section.ConnectionString ?? settings.ConnectionString;
        configure?.Invoke(settings);
        return settings;
    }

    private static ConnectionFactory Factory(ClientSection section, RabbitMQClientSettings settings, Action<ConnectionFactory>? configure)
    {
        var factory = new ConnectionFactory();
        section.Bind(factory, "ConnectionFactory");
        if (!string.IsNullOrEmpty(settings.ConnectionString))
        {
            factory.Uri = new Uri(settings.ConnectionString);
        }

        configure?.Invoke(factory);
        return factory;
    }

    private static void Observe(IHostApplicationBuilder builder, string connectionName, string? serviceKey, RabbitMQClientSettings settings)
    {
        if (!settings.DisableTracing)
        {
            builder.Services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddSource(BrokerConnection.Source.Name).AddSource("RabbitMQ.Client.*"));
        }

        if (!settings.DisableHealthChecks)
        {
            var name = serviceKey is null ? "RabbitMQ.Client" : $"RabbitMQ.Client_{connectionName}";
            SharedOpening<IConnection>? opening = null;
            builder.TryAddHealthCheck(name, services => new BrokerHealthCheck(opening ??= new(() => services.GetClient<IConnection>(serviceKey))));
        }

        if (!settings.DisableAutoActivation)
        {
            ActivateOnStart.Add<IConnection>(builder.Services, serviceKey);
        }
    }
}
