using MlopsLab.Learning;
using MlopsLab.Learning.Numerics;

namespace MlopsLab.Registry.Domain.Gates;

/// <summary>
/// The expected calibration error with how far it may be off. With w the share of a bin's rows, g the gap measured in it and e its
/// error, |Σ w·|g| − Σ w·|g−e|| ≤ Σ w·|e|, and Σ w·|e| is a sum of independent half-normals (mean w·s·√(2/π), variance w²s²(1−2/π), s the
/// standard error of the bin's share of positives, which has one success and one failure added: Agresti and Coull 1998). So the interval
/// holds at least as often as it says, also where scores are perfect and the measured error is all noise (Bröcker and Smith 2007).
/// </summary>
internal sealed record CalibrationError(double Value, double NoiseMean, double NoiseDeviation, long Rows)
{
    public static CalibrationError Of(ReadOnlySpan<double> scores, ReadOnlySpan<float> labels)
    {
        var found = Reliability.Of(scores, labels);
        var (mean, variance) = (0.0, 0.0);
        foreach (var bin in found.Bins)
        {
            var smooth = ((bin.PositiveShare * bin.Rows) + 1) / (bin.Rows + 2);
            var spread = Math.Sqrt(smooth * (1 - smooth) / bin.Rows) * bin.Rows / scores.Length;
            mean += spread * Math.Sqrt(2 / Math.PI);
            variance += spread * spread * (1 - (2 / Math.PI));
        }

        return new(found.Ece, mean, Math.Sqrt(variance), scores.Length);
    }

    public Interval Interval(double confidence)
    {
        var reach = NoiseMean + (Normal.Quantile((1 + confidence) / 2) * NoiseDeviation);
        return new(Value, Math.Max(Value - reach, 0), Value + reach);
    }

    /// <summary>
    /// Rows after which perfect scores pass with that power: their measured error is the noise itself, so
    /// 2·mean + (z + z_power)·deviation has to shrink, with √n, to the limit.
    /// </summary>
    public long RowsFor(double limit, double confidence, double power)
    {
        var wanted = ((2 * NoiseMean) + ((Normal.Quantile((1 + confidence) / 2) + Normal.Quantile(power)) * NoiseDeviation)) / limit;
        return (long)Math.Ceiling(Rows * wanted * wanted);
    }
}
