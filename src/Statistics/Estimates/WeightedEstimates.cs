namespace MlopsLab.Statistics;

/// <summary>The mean outcome of all decisions, estimated from those whose outcome was seen.</summary>
/// <param name="Naive">The mean of what was seen: biased when the policy chose.</param>
/// <param name="HorvitzThompson">Unbiased without clipping, but shaky.</param>
/// <param name="Hajek">Weights normalised by their sum: slightly biased, steadier.</param>
/// <param name="DoublyRobust">Right when either the propensities or the model are.</param>
/// <param name="EffectiveSize">(Σw)² / Σw² of the rows seen: how many equally weighted rows they are worth (Kish 1965).</param>
/// <param name="Clipped">Rows whose weight was cut.</param>
/// <param name="ClipBias">By how much cutting moved the Horvitz-Thompson estimate, in the outcome's unit; add it back to undo the bias.</param>
public sealed record WeightedEstimates(
    double Naive, Estimate HorvitzThompson, Estimate Hajek, Estimate DoublyRobust, double EffectiveSize, int Clipped, double ClipBias)
{
    /// <summary>The smallest change of the mean outcome that a comparison with an equally sure window could see at level α, by the doubly robust estimate.</summary>
    public double SmallestShift(double alpha = 0.05, double power = 0.8)
    {
        Samples.CheckLevels(alpha, power);
        return Normal.Reach(alpha, power) * Math.Sqrt(2) * DoublyRobust.StandardError;
    }
}
