using System.Diagnostics.Metrics;

namespace MlopsLab.Training.Telemetry;

internal sealed class TrainingMetrics
{
    private readonly Counter<long> runs;
    private readonly Histogram<double> fit;

    public TrainingMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("MlopsLab.Training");
        runs = meter.CreateCounter<long>("mlopslab.training.runs", "{run}");
        fit = meter.CreateHistogram<double>("mlopslab.training.fit_duration", "s");
    }

    public void Completed(string learner) => runs.Add(1, new("outcome", "completed"), new("learner", learner));

    public void Failed(string learner) => runs.Add(1, new("outcome", "failed"), new("learner", learner));

    public void Refused(string learner) => runs.Add(1, new("outcome", "refused"), new("learner", learner));

    public void Cancelled(string learner) => runs.Add(1, new("outcome", "cancelled"), new("learner", learner));

    public void Fitted(string learner, TimeSpan took) => fit.Record(took.TotalSeconds, new KeyValuePair<string, object?>("learner", learner));
}
