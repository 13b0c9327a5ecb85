using MlopsLab.Learning;

namespace MlopsLab.Registry.Domain.Gates;

internal static class RowCost
{
    public static double Of(double score, double threshold, float label, MistakeCosts costs) =>
        label > 0 ? (score >= threshold ? 0 : costs.FalseNegative) : (score >= threshold ? costs.FalsePositive : 0);
}
