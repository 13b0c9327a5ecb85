using System.Diagnostics.Metrics;
using MlopsLab.Features.Domain;
using MlopsLab.Features.Storage;

namespace MlopsLab.Features.Telemetry;

internal sealed class FeaturesMetrics
{
    private const string Scenario = "scenario";
    private readonly Counter<long> records;
    private readonly Counter<long> refused;
    private readonly Counter<long> states;
    private readonly Counter<long> pushed;
    private readonly Counter<long> rebuilds;
    private readonly Counter<long> trainingRows;
    private readonly Counter<long> outOfOrder;
    private readonly Counter<long> late;
    private readonly Histogram<double> freshness;
    private readonly Counter<long> compared;
    private readonly Counter<long> broken;
    private readonly Counter<long> expired;

    public FeaturesMetrics(IMeterFactory meters, OnlineStatus status)
    {
        var meter = meters.Create("MlopsLab.Features");
        records = meter.CreateCounter<long>("mlopslab.features.records", "{record}");
        refused = meter.CreateCounter<long>("mlopslab.features.refused", "{record}");
        states = meter.CreateCounter<long>("mlopslab.features.states", "{state}");
        pushed = meter.CreateCounter<long>("mlopslab.features.pushed", "{state}");
        rebuilds = meter.CreateCounter<long>("mlopslab.features.online.rebuilds", "{rebuild}");
        trainingRows = meter.CreateCounter<long>("mlopslab.features.training.rows", "{row}");
        outOfOrder = meter.CreateCounter<long>("mlopslab.features.out_of_order", "{record}");
        late = meter.CreateCounter<long>("mlopslab.features.late", "{record}");
        freshness = meter.CreateHistogram<double>("mlopslab.features.freshness", "s");
        compared = meter.CreateCounter<long>("mlopslab.features.parity.compared", "{comparison}");
        broken = meter.CreateCounter<long>("mlopslab.features.parity.broken", "{difference}");
        expired = meter.CreateCounter<long>("mlopslab.features.online.expired", "{state}");
        meter.CreateObservableGauge("mlopslab.features.online.revision", () => status.Pushed, "{revision}");
    }

    public void Applied(string scenario, FoldCount count)
    {
        var tag = KeyValuePair.Create<string, object?>(Scenario, scenario);
        records.Add(count.Records, tag);
        refused.Add(count.Refused, tag);
        outOfOrder.Add(count.OutOfOrder, tag);
        late.Add(count.Late, tag);
    }

    public void Changed(string scenario, int count) => states.Add(count, KeyValuePair.Create<string, object?>(Scenario, scenario));

    public void Fresh(double seconds) => freshness.Record(seconds);

    public void Compared(string place, int count) => compared.Add(count, KeyValuePair.Create<string, object?>("place", place));

    public void Broken(string place) => broken.Add(1, KeyValuePair.Create<string, object?>("place", place));

    public void Expired(int count) => expired.Add(count);

    public void Pushed(int count) => pushed.Add(count);

    public void Rebuilt() => rebuilds.Add(1);

    public void TrainingSetMade(string scenario, int rows) => trainingRows.Add(rows, KeyValuePair.Create<string, object?>(Scenario, scenario));
}
