using System.Data.Common;
using Aspire.Npgsql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MlopsLab.Clients.Common;
using MlopsLab.Clients.Npgsql;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Microsoft.Extensions.Hosting;

/// <summary>Connects to PostgreSQL the way Aspire's integration does.</summary>
public static class AspirePostgreSqlNpgsqlExtensions
{
    private const string Section = "Aspire:Npgsql";

    /// <summary>Adds <see cref="NpgsqlDataSource"/>, with health check, tracing and metrics.</summary>
    public static void AddNpgsqlDataSource(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<NpgsqlSettings>? configureSettings = null,
        Action<NpgsqlDataSourceBuilder>? configureDataSourceBuilder = null) =>
        Add(builder, connectionName, serviceKey: null, configureSettings, configureDataSourceBuilder);

    /// <summary>The same, with the services keyed by <paramref name="name"/>.</summary>
    public static void AddKeyedNpgsqlDataSource(
        this IHostApplicationBuilder builder,
        string name,
        Action<NpgsqlSettings>? configureSettings = null,
        Action<NpgsqlDataSourceBuilder>? configureDataSourceBuilder = null) =>
        Add(builder, name, serviceKey: name, configureSettings, configureDataSourceBuilder);

    private static void Add(
        IHostApplicationBuilder builder,
        string connectionName,
        string? serviceKey,
        Action<NpgsqlSettings>? configureSettings,
        Action<NpgsqlDataSourceBuilder>? configureDataSourceBuilder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionName);
        var section = new ClientSection(builder, Section, connectionName);
        var settings = new NpgsqlSettings();
        section.Bind(settings);
        settings.ConnectionString = section.ConnectionString ?? settings.ConnectionString;
        configureSettings?.Invoke(settings);

        builder.Services.AddClient(serviceKey, services => Build(services, section, settings, configureDataSourceBuilder));
        builder.Services.AddClient<DbDataSource>(serviceKey, services => services.GetClient<NpgsqlDataSource>(serviceKey));
        Observe(builder, connectionName, serviceKey, settings);
    }

    private static NpgsqlDataSource Build(IServiceProvider services, ClientSection section, NpgsqlSettings settings, Action<NpgsqlDataSourceBuilder>? configure)
    {
        if (string.IsNullOrEmpty(settings.ConnectionString))
        {
            throw new InvalidOperationException(section.Missing);
        }

        var source = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        source.UseLoggerFactory(services.GetService<ILoggerFactory>());
        configure?.Invoke(source);
        return source.Build();
    }

    private static void Observe(IHostApplicationBuilder builder, string connectionName, string? serviceKey, NpgsqlSettings settings)
    {
        if (!settings.DisableHealthChecks)
        {
            var name = serviceKey is null ? "PostgreSql" : $"PostgreSql_{connectionName}";
            builder.TryAddHealthCheck(name, services => new PostgresHealthCheck(() => services.GetClient<NpgsqlDataSource>(serviceKey)));
        }

        if (!settings.DisableTracing)
        {
            builder.Services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddSource("Npgsql"));
        }

        if (!settings.DisableMetrics)
        {
            builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddMeter("Npgsql"));
        }
    }
}
