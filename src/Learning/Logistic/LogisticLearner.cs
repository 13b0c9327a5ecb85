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
        return new(encoding.Body(weights), steps);
    }
}
