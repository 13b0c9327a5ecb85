using MlopsLab.Learning.Numerics;

namespace MlopsLab.Learning.Logistic;

/// <summary>Logistic regression: standardised numbers with a missing indicator, one weight per level, L2, fitted by L-BFGS.</summary>
public sealed class LogisticLearner : ILearner
{
    private static readonly SettingSpec L2 = new("l2", 1, 0, 1e6, Whole: false, "penalty on the weights");
    private static readonly SettingSpec Iterations = new("iterations", 100, 1, 10_000, Whole: true, "at most so many L-BFGS steps");

    public string Name => "logistic";

    public IReadOnlyList<SettingSpec> Settings { get; } = [L2, Iterations];

    public Fitted Fit(Dataset train, LearnerSettings settings, Action<double> progress, CancellationToken ct)
    {
        var encoding = Encoding.Of(train);
        var problem = new LogisticProblem(train, encoding, Math.Max(settings[L2.Name], 1e-6));
        var weights = new double[encoding.Width + 1];
        weights[^1] = Sigmoid.LogOdds((train.Positives + 0.5) / (train.Rows + 1.0));
        var most = settings.Whole(Iterations.Name);
        var steps = Lbfgs.Minimise(problem.Evaluate, weights, most, step => progress((double)step / most), ct);
        progress(1);
        return new(new LinearBody(Intercept(encoding, weights), Terms(encoding, weights)), steps);
    }

    private static double Intercept(Encoding encoding, double[] weights) =>
        weights[^1] - encoding.Columns.Where(column => column.Levels is 0)
            .Sum(column => weights[column.First] * column.Mean / column.Scale);

    private static LinearTerm[] Terms(Encoding encoding, double[] weights) =>
        [.. encoding.Columns.Select(column => column.Levels > 0
            ? new LinearTerm(0, weights[column.First + column.Levels], weights[column.First..(column.First + column.Levels)])
            : NumberTerm(column, weights))];

    private static LinearTerm NumberTerm(Column column, double[] weights)
    {
        var slope = weights[column.First] / column.Scale;
        return new(slope, (slope * column.Mean) + weights[column.First + 1], null);
    }
}
