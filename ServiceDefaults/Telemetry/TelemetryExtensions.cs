using System.Diagnostics.Metrics;
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
    // The broker client's own spans are not among them: it knows neither the event's trace nor its handler, and each would be a trace of its own.
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "System.Net.Http", "MlopsLab.*"];
    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "MlopsLab.*"];

    private const int MostSeries = 250;

    private static readonly double[] SecondBounds = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

    /// <summary>Metrics always, for <c>/metrics</c>; traces and logs only when somebody receives them (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, less what <c>OTEL_{signal}_EXPORTER=none</c> leaves out).</summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        QuietFramework(builder.Services);
        builder.Services.AddSingleton<MetricsPage>();
        var telemetry = new LabTelemetry(builder.Services)
            .ConfigureResource(resource => resource.AddDetector(services => new NodeResource(services)))
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddView(Stream).AddReader(services => services.GetRequiredService<MetricsPage>().Reader));
        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
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

        if (IsWanted(configuration, "TRACES"))
        {
            telemetry.WithTracing(traces => traces.AddSource(Sources).AddOtlpExporter());
        }

        if (IsWanted(configuration, "LOGS"))
        {
            telemetry.WithLogging(logs => logs.AddOtlpExporter(), logs => logs.IncludeFormattedMessage = true);
        }

        if (IsWanted(configuration, "METRICS"))
        {
            var byDefault = string.IsNullOrWhiteSpace(configuration["OTEL_METRIC_EXPORT_INTERVAL"]);
            telemetry.WithMetrics(metrics => metrics.AddOtlpExporter((_, reader) =>
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = byDefault ? 10_000 : reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds));
        }
    }

    // The specification's own variable; the SDK leaves it to the application.
    private static bool IsWanted(IConfiguration configuration, string signal) =>
        !string.Equals(configuration[$"OTEL_{signal}_EXPORTER"]?.Trim(), "none", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// A measurement with a runaway tag must not eat the node's memory: what is over goes into one overflow series. The lab's own
    /// durations get bounds for seconds; the SDK's defaults are for milliseconds.
    /// </summary>
    private static MetricStreamConfiguration Stream(Instrument instrument) => instrument is Histogram<double> { Unit: "s", Advice: null } && instrument.Meter.Name.StartsWith("MlopsLab.", StringComparison.Ordinal)
        ? new ExplicitBucketHistogramConfiguration { CardinalityLimit = MostSeries, Boundaries = SecondBounds }
        : new MetricStreamConfiguration { CardinalityLimit = MostSeries };

    /// <summary>One line per request is what the trace is for; the node's configuration may still ask for it.</summary>
    private static void QuietFramework(IServiceCollection services) =>
        services.Configure<LoggerFilterOptions>(filters =>
        {
            filters.Rules.Insert(0, new LoggerFilterRule(null, "Microsoft.AspNetCore", LogLevel.Warning, null));
            filters.Rules.Insert(0, new LoggerFilterRule(null, "System.Net.Http", LogLevel.Warning, null));
            filters.Rules.Insert(0, new LoggerFilterRule(null, "Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical, null));
        });
}
