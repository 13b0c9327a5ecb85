using MlopsLab.Statistics;

namespace MlopsLab.Monitoring.Domain;

/// <summary>What a source's intake may be like before it counts as changed.</summary>
/// <param name="Volume">Factor of the rows an hour.</param>
/// <param name="Duplicates">Share of the rows, and so on.</param>
internal sealed record IntakeLimits(double Volume, double Duplicates, double Late, double Disorder)
{
    public LevelRules VolumeRules { get; } = new(Volume, Floor: 0, BothWays: true);

    /// <summary>Shares are judged by their limit or, when a source always had more, by what it had; nobody gets used to a worse one.</summary>
    public static LevelRules ShareRules(double limit) => new(Factor: 2, Floor: limit / 2, BothWays: false) { Relearn = int.MaxValue };
}
