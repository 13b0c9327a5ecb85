using Microsoft.Extensions.Options;
using MlopsLab.Scenarios;
using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Workers;

/// <summary>The world of the node's seed, with the label delay of the scenario file.</summary>
internal sealed class FraudWorldFactory(ScenarioCatalog scenarios, IOptions<TrafficOptions> options)
{
    public FraudWorld Create()
    {
        var scenario = scenarios.Find(LiveState.Scenario)
            ?? throw new InvalidOperationException($"LAB_SCENARIOS has no scenario '{LiveState.Scenario}', which the world is made for.");
        return new FraudWorld(new WorldSettings((ulong)options.Value.Seed, scenario.Label.Delay.Median, scenario.Label.Delay.Sigma));
    }
}
