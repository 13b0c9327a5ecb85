using MlopsLab.Learning;

namespace MlopsLab.Training.Domain.Reports;

/// <summary>The champion on the same test rows; without one, why not.</summary>
/// <param name="Artifact">Its hash.</param>
/// <param name="AucDifference">How much larger the new model's AUC is (paired DeLong).</param>
/// <param name="CostDifference">How much more the new model costs per row, each at its own threshold.</param>
internal sealed record ChampionReport(string? Artifact, string? Absent, Scorecard? Metrics, Interval? AucDifference, double? CostDifference)
{
    public static ChampionReport None(string? artifact, string why) => new(artifact, why, null, null, null);
}
