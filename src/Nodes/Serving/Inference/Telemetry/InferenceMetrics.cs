using System.Diagnostics.Metrics;

namespace MlopsLab.Inference.Telemetry;

internal sealed class InferenceMetrics
{
    private readonly Counter<long> rows;
    private readonly Counter<long> refused;
    private readonly Counter<long> failedLoads;
    private readonly Histogram<double> loads;

    public InferenceMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("MlopsLab.Inference");
        rows = meter.CreateCounter<long>("mlopslab.inference.rows", "{row}");
        refused = meter.CreateCounter<long>("mlopslab.inference.refused", "{request}");
        failedLoads = meter.CreateCounter<long>("mlopslab.inference.failed_loads", "{load}");
        loads = meter.CreateHistogram<double>("mlopslab.inference.load_duration", "s");
    }

    public void Scored(string model, string version, int count) => rows.Add(count, new("model", model), new("version", version));

    public void Refused(int status) => refused.Add(1, new KeyValuePair<string, object?>("status", status));

    public void Loaded(string model, TimeSpan took) => loads.Record(took.TotalSeconds, new KeyValuePair<string, object?>("model", model));

    public void LoadFailed(string model) => failedLoads.Add(1, new KeyValuePair<string, object?>("model", model));
}
