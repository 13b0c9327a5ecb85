using Aspire.StackExchange.Redis;
using MlopsLab.Clients.Common;
using MlopsLab.Clients.Redis;
using OpenTelemetry.Trace;
using StackExchange.Redis;

namespace Microsoft.Extensions.Hosting;

/// <summary>Connects to Redis the way Aspire's integration does.</summary>
public static class AspireRedisExtensions
{
    private const string Section = "Aspire:StackExchange:Redis";

    /// <summary>Adds a lazily connected <see cref="IConnectionMultiplexer"/>, with health check and tracing.</summary>
    public static void AddRedisClient(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null) =>
        Add(builder, connectionName, serviceKey: null, configureSettings, configureOptions);

    /// <summary>The same, with the multiplexer keyed by <paramref name="name"/>.</summary>
    public static void AddKeyedRedisClient(
        this IHostApplicationBuilder builder,
        string name,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null) =>
        Add(builder, name, serviceKey: name, configureSettings, configureOptions);

    private static void Add(
        IHostApplicationBuilder builder,
        string connectionName,
        string? serviceKey,
        Action<StackExchangeRedisSettings>? configureSettings,
        Action<ConfigurationOptions>? configureOptions)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionName);
        var section = new ClientSection(builder, Section, connectionName);
        var settings = new StackExchangeRedisSettings();
        section.Bind(settings);
        settings.ConnectionString = section.ConnectionString ?? settings.ConnectionString;
        configureSettings?.Invoke(settings);

        builder.Services.AddClient<RedisClient>(serviceKey, _ => new RedisClient(() => Connect(section, settings, configureOptions), traced: !settings.DisableTracing, TimeProvider.System));
        builder.Services.AddClient(serviceKey, services => services.GetClient<RedisClient>(serviceKey).Multiplexer);
        Observe(builder, connectionName, serviceKey, settings);
    }

    private static ConnectionMultiplexer Connect(ClientSection section, StackExchangeRedisSettings settings, Action<ConfigurationOptions>? configure)
    {
        var options = settings.ConnectionString is { Length: > 0 } text ? ConfigurationOptions.Parse(text) : new ConfigurationOptions();
        // A server that comes up later is connected to then, instead of failing the node now.
        options.AbortOnConnectFail = settings.ConnectionString?.Contains("abortConnect=true", StringComparison.OrdinalIgnoreCase) is true;
        section.Bind(options, "ConfigurationOptions");
        configure?.Invoke(options);
        if (options.EndPoints.Count == 0)
        {
            throw new InvalidOperationException(section.Missing);
        }

        return ConnectionMultiplexer.Connect(options);
    }

    private static void Observe(IHostApplicationBuilder builder, string connectionName, string? serviceKey, StackExchangeRedisSettings settings)
    {
        if (!settings.DisableTracing)
        {
            builder.Services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddSource(RedisSpans.Source.Name));
        }

        if (!settings.DisableHealthChecks)
        {
            var name = serviceKey is null ? "StackExchange.Redis" : $"StackExchange.Redis_{connectionName}";
            SharedOpening<IConnectionMultiplexer>? opening = null;
            builder.TryAddHealthCheck(name, services => new RedisHealthCheck(opening ??= new(() => services.GetClient<IConnectionMultiplexer>(serviceKey))));
        }

        if (!settings.DisableAutoActivation)
        {
            ActivateOnStart.Add<IConnectionMultiplexer>(builder.Services, serviceKey);
        }
    }
}
