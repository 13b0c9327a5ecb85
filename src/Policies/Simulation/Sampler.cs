namespace MlopsLab.Policies;

/// <summary>Draws what a version answers in one look.</summary>
internal sealed class Sampler(TrafficModel model)
{
    private const double Spread = 0.4, SlowBy = 20;

    private readonly double[] latencies = Latencies(model);
    private readonly double[] scores = Scores(model);

    public TargetEvidence Draw(Random random, long requests, DateTimeOffset at)
    {
        var fallbacks = random.Hits(requests, model.Fallbacks);
        var failures = fallbacks + random.Hits(requests - fallbacks, (model.Errors - model.Fallbacks) / (1 - model.Fallbacks));
        return new(requests, failures, 0, LatencyHistogram.OfBuckets(random.Bins(requests, latencies)), requests == 0 ? null : at)
        {
            Fallbacks = fallbacks,
            Positives = random.Hits(requests, model.Positives),
            Scores = random.Bins(requests, scores),
        };
    }

    private static double[] Latencies(TrafficModel model)
    {
        var (shares, below) = (new double[LatencyHistogram.BucketCount], 0.0);
        for (var bucket = 0; bucket < shares.Length; bucket++)
        {
            var edge = LatencyHistogram.EdgeOf(bucket);
            var upTo = bucket == shares.Length - 1 ? 1 : ((1 - model.Slow) * Below(edge, model.MedianMilliseconds)) + (model.Slow * Below(edge, SlowBy * model.MedianMilliseconds));
            (shares[bucket], below) = (upTo - below, upTo);
        }

        return shares;
    }

    // The logistic curve is within a hundredth of the normal one, and nothing here depends on which it is.
    private static double Below(double edge, double median) => 1 / (1 + Math.Exp(-1.702 * Math.Log(edge / median) / Spread));

    private static double[] Scores(TrafficModel model)
    {
        var shares = new double[TargetEvidence.ScoreBins];
        const int Fine = 1_000;
        for (var i = 0; i < Fine; i++)
        {
            shares[TargetEvidence.ScoreBin(((i + 0.5) / Fine) + model.ScoreShift)] += 1.0 / Fine;
        }

        return shares;
    }
}
