namespace MlopsLab.Statistics;

/// <summary>What <see cref="LevelTest"/> knows of one stream of counts.</summary>
/// <param name="Count">Decayed sum of what was counted while nothing had changed …</param>
/// <param name="Exposure">… and of what it was counted on.</param>
/// <param name="Steps">Steps that were learnt from since the level began.</param>
/// <param name="Spread">Over-dispersion: the variance of a count is mean + Spread · mean².</param>
public sealed record LevelState(double Count = 0, double Exposure = 0, int Steps = 0, double Spread = LevelState.FirstSpread, ChangeEvidence Rise = default, ChangeEvidence Fall = default)
{
    /// <summary>Until more is known a count varies by 45 % beyond chance.</summary>
    public const double FirstSpread = 0.2;

    /// <summary>Expected count for an exposure of 1.</summary>
    public double Level => Exposure > 0 ? Count / Exposure : 0;
}
