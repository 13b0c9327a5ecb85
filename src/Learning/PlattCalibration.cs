using MlopsLab.Learning.Numerics;

namespace MlopsLab.Learning;

/// <summary>A logistic curve over the log-odds of the score: few rows are enough, the shape is fixed.</summary>
public sealed record PlattCalibration(double Slope, double Intercept) : Calibration
{
    private const int Steps = 100;

    public override double Of(double score) => Sigmoid.Of((Slope * LogOdds(score)) + Intercept);

    /// <summary>
    /// Newton's method on Platt's targets, which are pulled a little from 0 and 1 (Platt 1999; Lin, Lin and Weng 2007). A slope that
    /// would turn the scores around becomes 0.
    /// </summary>
    public static PlattCalibration Fit(ReadOnlySpan<double> scores, ReadOnlySpan<float> labels)
    {
        Metrics.Check(scores, labels);
        var positives = 0;
        foreach (var label in labels)
        {
            positives += label > 0 ? 1 : 0;
        }

        var (high, low) = ((positives + 1.0) / (positives + 2.0), 1 / (labels.Length - positives + 2.0));
        var (slope, intercept) = (1.0, 0.0);
        for (var step = 0; step < Steps; step++)
        {
            var (bySlope, byIntercept) = Newton(scores, labels, high, low, slope, intercept);
            (slope, intercept) = (slope - bySlope, intercept - byIntercept);
            if (Math.Abs(bySlope) + Math.Abs(byIntercept) < 1e-10)
            {
                break;
            }
        }

        var share = ((positives * high) + ((labels.Length - positives) * low)) / labels.Length;
        return slope > 0 && double.IsFinite(slope) && double.IsFinite(intercept) ? new(slope, intercept) : new(0, Sigmoid.LogOdds(share));
    }

    private static (double BySlope, double ByIntercept) Newton(
        ReadOnlySpan<double> scores, ReadOnlySpan<float> labels, double high, double low, double slope, double intercept)
    {
        double g0 = 0, g1 = 0, h00 = 1e-6, h01 = 0, h11 = 1e-6;
        for (var row = 0; row < scores.Length; row++)
        {
            var z = LogOdds(scores[row]);
            var p = Sigmoid.Of((slope * z) + intercept);
            var error = p - (labels[row] > 0 ? high : low);
            var weight = p * (1 - p);
            (g0, g1) = (g0 + (error * z), g1 + error);
            (h00, h01, h11) = (h00 + (weight * z * z), h01 + (weight * z), h11 + weight);
        }

        var determinant = (h00 * h11) - (h01 * h01);
        return (((h11 * g0) - (h01 * g1)) / determinant, ((h00 * g1) - (h01 * g0)) / determinant);
    }

    private static double LogOdds(double score)
    {
        var p = Math.Clamp(score, 1e-12, 1 - 1e-12);
        return Math.Log(p / (1 - p));
    }
}
