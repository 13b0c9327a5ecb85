using System.Diagnostics.Metrics;
using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Telemetry;

internal sealed class RolloutMetrics
{
    private readonly Counter<long> _moves;
    private readonly Gauge<double> _weight;

    public RolloutMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("MlopsLab.Rollouts");
        _moves = meter.CreateCounter<long>("mlopslab.rollouts.moves", "{move}", "Lines added to the rollout ledger, by the phase they led to");
        _weight = meter.CreateGauge<double>("mlopslab.rollouts.canary_weight", "1", "The canary's share of a model's traffic");
    }

    public void Moved(Rollout rollout)
    {
        _moves.Add(1, new KeyValuePair<string, object?>("phase", rollout.Phase.ToString().ToLowerInvariant()));
        _weight.Record(rollout.Weight, new KeyValuePair<string, object?>("model", rollout.Model));
    }
}
