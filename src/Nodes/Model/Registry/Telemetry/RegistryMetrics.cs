using System.Diagnostics.Metrics;

namespace MlopsLab.Registry.Telemetry;

internal sealed class RegistryMetrics
{
    private readonly Counter<long> _registered;
    private readonly Counter<long> _postponed;
    private readonly Counter<long> _corrupt;

    public RegistryMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("MlopsLab.Registry");
        _registered = meter.CreateCounter<long>("mlopslab.registry.versions", "{version}", "Versions registered");
        _postponed = meter.CreateCounter<long>("mlopslab.registry.fetches_postponed", "{fetch}", "Artifact fetches that have to be tried again");
        _corrupt = meter.CreateCounter<long>("mlopslab.registry.corrupt_reads", "{read}", "Reads refused because the content no longer has its hash");
    }

    public void Registered() => _registered.Add(1);

    public void Postponed() => _postponed.Add(1);

    public void Corrupt() => _corrupt.Add(1);
}
