using System.Diagnostics;
using System.Globalization;
using MlopsLab.Learning;
using MlopsLab.Learning.Trees;

namespace MlopsLab.Benchmarks.Learning;

/// <summary>Our learner with the settings that the peers get.</summary>
internal static class Ours
{
    private static readonly Dictionary<string, string> Given = new()
    {
        ["trees"] = "100",
        ["leaves"] = "31",
        ["learningRate"] = "0.1",
        ["rowShare"] = "1",
        ["columnShare"] = "1",
        ["earlyStopping"] = "0",
    };

    public static (double Seconds, Scorer Scorer) Fit(Dataset train, int threads, int bins, CancellationToken ct)
    {
        var learner = new GbdtLearner(threads);
        var given = new Dictionary<string, string>(Given) { ["bins"] = bins.ToString(CultureInfo.InvariantCulture) };
        var settings = LearnerSettings.Read(learner, given).Settings ?? throw new InvalidOperationException("The settings are wrong.");
        var watch = Stopwatch.StartNew();
        var body = learner.Fit(train, settings, _ => { }, ct).Body;
        var seconds = watch.Elapsed.TotalSeconds;
        return (seconds, Scorer.For(new("bench", "bench", "", "", learner.Name, settings.Values, train.Inputs, body, 0.5, new Dictionary<string, double>())));
    }

    public static double[] Scores(Scorer scorer, Dataset test)
    {
        var scores = new double[test.Rows];
        scorer.Score(test.X, scores);
        return scores;
    }

    public static ScoringTimes Score(Scorer scorer, Dataset test)
    {
        var scores = new double[10_000];
        Measure(); // until the compiler is through with its tiers
        Measure();
        return Measure();

        ScoringTimes Measure() => new(
            MedianOf(20_000, 1, rows => scores[0] = scorer.Score(rows)),
            MedianOf(2_000, 64, rows => scorer.Score(rows, scores.AsSpan(0, 64))),
            MedianOf(20, 10_000, rows => scorer.Score(rows, scores)));

        double MedianOf(int times, int rows, RowsAction act)
        {
            var taken = new double[times];
            for (var i = 0; i < times; i++)
            {
                var part = test.X.Slice(i * rows % (test.Rows - rows) * test.Inputs.Count, rows * test.Inputs.Count);
                var start = Stopwatch.GetTimestamp();
                act(part);
                taken[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }

            Array.Sort(taken);
            return taken[times / 2];
        }
    }

    private delegate void RowsAction(ReadOnlySpan<double> rows);
}
