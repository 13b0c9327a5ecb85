using MlopsLab.Scenarios;
using MlopsLab.Statistics;

namespace MlopsLab.Monitoring.Domain;

/// <summary>What a source's intake may be like before it counts as changed.</summary>
internal sealed record IntakeLimits(IntakeLimit Volume, IntakeLimit Duplicates, IntakeLimit Late, IntakeLimit Disorder)
{
    public LevelRules VolumeRules { get; } = new(Volume.Value, Floor: 0, BothWays: true);

    /// <summary>These, where the scenario says nothing else.</summary>
    public IntakeLimits With(IntakeRules rules) =>
        rules == IntakeRules.Default ? this : new(Volume.With(rules.Volume), Duplicates.With(rules.Duplicates), Late.With(rules.Late), Disorder.With(rules.Order));
}
