using System.Collections.Concurrent;

namespace MlopsLab.Ingestion.Domain.Checks;

/// <summary>The clock of each scenario.</summary>
internal sealed class ScenarioClocks
{
    private readonly ConcurrentDictionary<string, ScenarioClock> _clocks = new(StringComparer.Ordinal);

    public ScenarioClock Of(string scenario) => _clocks.GetOrAdd(scenario, _ => new ScenarioClock());
}
