using MlopsLab.Learning;

namespace MlopsLab.Benchmarks.Learning;

/// <summary>What was measured of one learner: seconds of every round, and the rest once.</summary>
internal sealed class Contender(string name)
{
    public string Name => name;

    public List<double> OneThread { get; } = [];

    public List<double> TwoThreads { get; } = [];

    public List<double> BesideBusyLoop { get; } = [];

    public ScoringTimes? Scoring { get; set; }

    public double Megabytes { get; set; }

    /// <summary>One per number of bins.</summary>
    public List<(double Auc, double PrAuc, double LogLoss)> Accuracy { get; } = [];

    public void Judge(double[] scores, ReadOnlySpan<float> labels) =>
        Accuracy.Add((Metrics.Auc(scores, labels), Metrics.PrAuc(scores, labels), Metrics.LogLoss(scores, labels)));

    public void Print()
    {
        var (one, two, busy) = (Median(OneThread), Median(TwoThreads), Median(BesideBusyLoop));
        Console.WriteLine(
            $"{name,-10} {one,7:0.00} {two,7:0.00} {busy,7:0.00} {busy / two,6:0.00}x"
            + $"   {Accuracy.Average(one => one.Auc):0.0000} {Accuracy.Average(one => one.PrAuc):0.0000} {Accuracy.Average(one => one.LogLoss):0.00000}"
            + $" {Scoring?.One,9:0.00} {Scoring?.Batch,9:0.0} {Scoring?.Many / 1000,9:0.00} {Megabytes,7:0}");
    }

    /// <summary>How many times the other takes of what we take.</summary>
    public void PrintRatio(Contender ours) => Console.WriteLine(
        $"{name + "/ours",-14} {Median(OneThread) / Median(ours.OneThread),3:0.0} {Median(TwoThreads) / Median(ours.TwoThreads),7:0.0} {Median(BesideBusyLoop) / Median(ours.BesideBusyLoop),7:0.0}"
        + $"                                  {Scoring?.One / ours.Scoring?.One,9:0} {Scoring?.Batch / ours.Scoring?.Batch,9:0} {Scoring?.Many / ours.Scoring?.Many,9:0} {Megabytes / ours.Megabytes,7:0.0}");

    private static double Median(List<double> values) => values.Count == 0 ? double.NaN : values.Order().ElementAt(values.Count / 2);
}
