using System.Diagnostics.Metrics;
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

    public FeaturesMetrics(IMeterFactory meters, OnlineStatus status)
    {
        var meter = meters.Create("MlopsLab.Features");
        records = meter.CreateCounter<long>("mlopslab.features.records", "{record}");
        refused = meter.CreateCounter<long>("mlopslab.features.refused", "{record}");
        states = meter.CreateCounter<long>("mlopslab.features.states", "{state}");
        pushed = meter.CreateCounter<long>("mlopslab.features.pushed", "{state}");
        rebuilds = meter.CreateCounter<long>("mlopslab.features.online.rebuilds", "{rebuild}");
        trainingRows = meter.CreateCounter<long>("mlopslab.features.training.rows", "{row}");
        meter.CreateObservableGauge("mlopslab.features.online.revision", () => status.Pushed, "{revision}");
    }

    public void Applied(string scenario, int rows, int changed)
    {
        records.Add(rows, KeyValuePair.Create<string, object?>(Scenario, scenario));
        states.Add(changed, KeyValuePair.Create<string, object?>(Scenario, scenario));
    }

    public void Refused(string scenario) => refused.Add(1, KeyValuePair.Create<string, object?>(Scenario, scenario));

    public void Pushed(int count) => pushed.Add(count);

    public void Rebuilt() => rebuilds.Add(1);

    public void TrainingSetMade(string scenario, int rows) => trainingRows.Add(rows, KeyValuePair.Create<string, object?>(Scenario, scenario));
}
