using MlopsLab.Learning.Evaluation;

namespace MlopsLab.Learning;

/// <summary>How good scores are, given what came of the rows. NaN means that the labels cannot tell (only one class).</summary>
public static class Metrics
{
    /// <summary>The chance that a positive scores above a negative; a tie counts half.</summary>
    public static double Auc(ReadOnlySpan<double> scores, ReadOnlySpan<float> labels)
    {
        double below = 0, pairs = 0, positives = 0, negatives = 0;
        foreach (var tie in Ties.Ascending(scores, labels))
        {
            pairs += tie.Positives * (below + (tie.Negatives / 2.0));
            below += tie.Negatives;
            positives += tie.Positives;
            negatives += tie.Negatives;
        }

        return positives > 0 && negatives > 0 ? pairs / positives / negatives : double.NaN;
    }

    /// <summary>Average precision: precision at each distinct score, weighted by the recall it adds.</summary>
    public static double PrAuc(ReadOnlySpan<double> scores, ReadOnlySpan<float> labels)
    {
        var ties = Ties.Ascending(scores, labels);
        double taken = 0, hits = 0, area = 0;
        for (var i = ties.Count - 1; i >= 0; i--)
        {
            taken += ties[i].Positives + ties[i].Negatives;
            hits += ties[i].Positives;
            area += ties[i].Positives * hits / taken;
        }

        return hits > 0 ? area / hits : double.NaN;
    }

    /// <summary>Mean −ln of the probability given to what happened; probabilities are kept 1e-15 away from 0 and 1.</summary>
    public static double LogLoss(ReadOnlySpan<double> scores, ReadOnlySpan<float> labels)
    {
        Check(scores, labels);
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            sum -= Math.Log(Math.Clamp(labels[i] > 0 ? scores[i] : 1 - scores[i], 1e-15, 1 - 1e-15));
        }

        return scores.Length > 0 ? sum / scores.Length : double.NaN;
    }

    /// <summary>Mean squared distance between probability and outcome.</summary>
    public static double Brier(ReadOnlySpan<double> scores, ReadOnlySpan<float> labels)
    {
        Check(scores, labels);
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            sum += (scores[i] - labels[i]) * (scores[i] - labels[i]);
        }

        return scores.Length > 0 ? sum / scores.Length : double.NaN;
    }

    /// <summary>Mean cost per row when everything that scores at least <paramref name="threshold"/> is treated as positive.</summary>
    public static double CostAt(ReadOnlySpan<double> scores, ReadOnlySpan<float> labels, double threshold, MistakeCosts costs) =>
        CostAt(scores, labels, threshold, [.. Enumerable.Repeat(costs, scores.Length)]);

    /// <summary>The same when a mistake costs something else on every row.</summary>
    public static double CostAt(ReadOnlySpan<double> scores, ReadOnlySpan<float> labels, double threshold, ReadOnlySpan<MistakeCosts> costs)
    {
        Check(scores, labels, costs);
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            var acts = scores[i] >= threshold;
            sum += labels[i] > 0 ? (acts ? 0 : costs[i].FalseNegative) : (acts ? costs[i].FalsePositive : 0);
        }

        return scores.Length > 0 ? sum / scores.Length : double.NaN;
    }

    internal static void Check(ReadOnlySpan<double> scores, ReadOnlySpan<float> labels)
    {
        if (scores.Length != labels.Length)
        {
            throw new ArgumentException($"{scores.Length} scores do not match {labels.Length} labels.", nameof(labels));
        }
    }

    internal static void Check(ReadOnlySpan<double> scores, ReadOnlySpan<float> labels, ReadOnlySpan<MistakeCosts> costs)
    {
        Check(scores, labels);
        if (scores.Length != costs.Length)
        {
            throw new ArgumentException($"{scores.Length} scores do not match {costs.Length} costs.", nameof(costs));
        }
    }
}
