using MlopsLab.Learning.Numerics;

namespace MlopsLab.Learning.Scoring;

/// <summary>From the sum of leaves to the score.</summary>
internal static class Links
{
    public static double Score(TreesBody body, double sum) => body.Link switch
    {
        Link.Identity => sum,
        Link.Exponential => body.Single ? (float)Sigmoid.Exp(sum) : Sigmoid.Exp(sum),
        _ => body.Single ? Single((float)sum) : Sigmoid.Of(sum),
    };

    /// <summary>XGBoost's own formula in floats (src/common/math.h), exponent limited to keep it finite.</summary>
    private static float Single(float sum)
    {
        var power = (float)Sigmoid.Exp(Math.Min(-sum, 88.7f));
        return 1f / (power + 1f + 1e-16f);
    }
}
