using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

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
            var text = new StringBuilder();
            var page = new PrometheusText(text);
            page.Target(_exporter.Resource);
            CollectInTurn(page.Add);
            page.Write();
            return Encoding.UTF8.GetBytes(text.ToString());
        }
    }

    /// <summary>Shows every metric as it is now; what is shown may not be kept.</summary>
    public void Collect(Action<Metric> look)
    {
        lock (_oneAtATime)
        {
            CollectInTurn(look);
        }
    }

    public void Dispose() => Reader.Dispose();

    private void CollectInTurn(Action<Metric> look)
    {
        _exporter.Look = look;
        Reader.Collect();
        _exporter.Look = null;
    }

    private sealed class PageExporter : BaseExporter<Metric>
    {
        public Action<Metric>? Look { get; set; }

        public Resource Resource => ParentProvider.GetResource();

        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (var metric in batch)
            {
                Look?.Invoke(metric);
            }

            return ExportResult.Success;
        }
    }
}
