using MlopsLab.Learning;
using MlopsLab.Learning.Numerics;
using MlopsLab.Scenarios;

namespace MlopsLab.Registry.Domain.Gates;

/// <summary>The time of 99 of 100 rows, with the interval of a quantile by its neighbours in order (Conover 1999, section 3.2), and the artifact's size.</summary>
internal static class SpeedGate
{
    private const double Share = 0.99;

    public static GateFinding Judge(SpeedRule rule, GateEvidence evidence, double confidence)
    {
        GateFinding[] parts = [Size(rule, evidence.ArtifactBytes), Time(rule, evidence.Speed, confidence)];
        return Judging.Together(GateNames.Speed, parts, string.Join("; ", parts.Select(part => part.Words)));
    }

    private static GateFinding Size(SpeedRule rule, long bytes)
    {
        var megabytes = bytes / 1e6;
        return new("size", megabytes <= rule.Megabytes ? GateOutcome.Pass : GateOutcome.Fail, $"the artifact has {Say.Of(megabytes)} MB and may have {Say.Of(rule.Megabytes)}")
        {
            Value = megabytes,
            Limit = rule.Megabytes,
        };
    }

    private static GateFinding Time(SpeedRule rule, SpeedSample? sample, double confidence)
    {
        var (limit, enough) = (rule.P99Milliseconds * 1_000, SampleSize.WithoutFailure(1 - Share, confidence));
        if (sample is not { Sorted: { Length: > 0 } sorted })
        {
            return new("time", GateOutcome.CannotSay, $"the model could not be loaded, so nothing was timed; {Say.Needed(0, enough, "timed rows")}") { Rows = 0, Needed = enough, Unit = "timed rows", Limit = limit };
        }

        var interval = QuantileOf(sorted, Share, confidence);
        var outcome = Judging.AtMost(interval, limit);
        var words = $"99 of 100 rows take at most {Say.Of(interval)} µs one by one and may take {Say.Of(limit)}";
        return new("time", outcome, words + (outcome == GateOutcome.CannotSay ? $"; {Say.Needed(sorted.Length, enough, "timed rows")}" : ""))
        {
            Value = interval.Value,
            Low = interval.Low,
            High = interval.High,
            Limit = limit,
            Rows = sorted.Length,
            Unit = "timed rows",
            Needed = outcome == GateOutcome.CannotSay ? enough : null,
        };
    }

    /// <summary>The quantile and the places around it that hold it; without an end where there are too few values.</summary>
    public static Interval QuantileOf(double[] sorted, double share, double confidence)
    {
        var (middle, reach) = (sorted.Length * share, Normal.Quantile((1 + confidence) / 2) * Math.Sqrt(sorted.Length * share * (1 - share)));
        var (low, high) = ((int)Math.Floor(middle - reach), (int)Math.Ceiling(middle + reach));
        return new(
            sorted[Math.Clamp((int)Math.Ceiling(middle) - 1, 0, sorted.Length - 1)],
            low < 1 ? 0 : sorted[low - 1],
            high >= sorted.Length ? double.PositiveInfinity : sorted[high]);
    }
}
