using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace MlopsLab.ServiceDefaults.Metrics;

/// <summary>The node's metrics in Prometheus text, collected when somebody asks.</summary>
internal sealed class MetricsPage : IDisposable
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly PageExporter _exporter = new();
    private readonly Lock _oneAtATime = new();

    public MetricsPage() => Reader = new BaseExportingMetricReader(_exporter);

    public MetricReader Reader { get; }

    public byte[] Render()
    {
        lock (_oneAtATime)
        {
            _exporter.Text.Clear();
            Reader.Collect();
            return Encoding.UTF8.GetBytes(_exporter.Text.ToString());
        }
    }

    public void Dispose() => Reader.Dispose();

    private sealed class PageExporter : BaseExporter<Metric>
    {
        public StringBuilder Text { get; } = new();

        public override ExportResult Export(in Batch<Metric> batch)
        {
            var page = new PrometheusText(Text);
            page.Target(ParentProvider.GetResource());
            foreach (var metric in batch)
            {
                page.Add(metric);
            }

            page.Write();
            return ExportResult.Success;
        }
    }
}
