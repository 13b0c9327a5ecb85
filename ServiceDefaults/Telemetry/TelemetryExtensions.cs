using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MlopsLab.ServiceDefaults.Metrics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace MlopsLab.ServiceDefaults.Telemetry;

internal static class TelemetryExtensions
{
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "System.Net.Http", "RabbitMQ.Client.*", "MlopsLab.*"];
    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "MlopsLab.*"];

    /// <summary>Metrics always, for <c>/metrics</c>; traces and logs only when somebody receives them.</summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        QuietFramework(builder.Services);
        builder.Services.AddSingleton<MetricsPage>();
        var telemetry = new LabTelemetry(builder.Services)
            .ConfigureResource(resource => resource.AddDetector(services => new NodeResource(services)))
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddView(_ => SeriesLimit()).AddReader(services => services.GetRequiredService<MetricsPage>().Reader));
        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            telemetry.WithTracing(traces => traces.AddSource(Sources)).WithLogging(_ => { }, logs => logs.IncludeFormattedMessage = true);
            Export(telemetry, builder.Configuration);
        }

        builder.Services.AddHostedService<TelemetryStart>();
    }

    private static void Export(IOpenTelemetryBuilder telemetry, IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_PROTOCOL"]))
        {
            telemetry.Services.Configure<OtlpExporterOptions>(otlp => otlp.Protocol = OtlpExportProtocol.HttpProtobuf);
        }

        if (string.IsNullOrWhiteSpace(configuration["OTEL_METRIC_EXPORT_INTERVAL"]))
        {
            telemetry.Services.Configure<MetricReaderOptions>(reader => reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = 10_000);
        }

        telemetry.UseOtlpExporter();
    }

    /// <summary>A measurement with a runaway tag must not eat the node's memory: what is over goes into one overflow series.</summary>
    private static MetricStreamConfiguration SeriesLimit() => new() { CardinalityLimit = 250 };

    /// <summary>One line per request is what the trace is for; the node's configuration may still ask for it.</summary>
    private static void QuietFramework(IServiceCollection services) =>
        services.Configure<LoggerFilterOptions>(filters =>
        {
            filters.Rules.Insert(0, new LoggerFilterRule(null, "Microsoft.AspNetCore", LogLevel.Warning, null));
            filters.Rules.Insert(0, new LoggerFilterRule(null, "System.Net.Http", LogLevel.Warning, null));
            filters.Rules.Insert(0, new LoggerFilterRule(null, "Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical, null));
        });
}
