namespace MlopsLab.Learning.Trees;

/// <summary>
/// Gradient-boosted trees on histograms: leaf-wise growth, at most 255 bins, learned directions for missing values, sets of
/// levels, trends. The number of threads changes the time only.
/// </summary>
public sealed class GbdtLearner(int threads) : ILearner
{
    public GbdtLearner()
        : this(Math.Min(Environment.ProcessorCount, 2))
    {
    }

    public string Name => "gbdt";

    public IReadOnlyList<SettingSpec> Settings => GbdtOptions.Specs;

    public Fitted Fit(Dataset train, LearnerSettings settings, Action<double> progress, CancellationToken ct) =>
        FitWatched(train, settings, point => progress(point.Share), ct);

    public Fitted FitWatched(Dataset train, LearnerSettings settings, Action<FitPoint> watch, CancellationToken ct) =>
        FitResumed(train, settings, FitCheckpoints.None, watch, ct);

    public Fitted FitResumed(Dataset train, LearnerSettings settings, FitCheckpoints checkpoints, Action<FitPoint> watch, CancellationToken ct)
    {
        using var crew = new Crew(threads);
        var boosting = new GbdtFit(train, GbdtOptions.From(settings), crew, checkpoints, watch, ct).Run();
        watch(new(1, boosting.Trees.Count, null));
        var link = train.Outcome == Outcome.Number ? Link.Identity : Link.Logistic;
        return new(new TreesBody(boosting.Start, [.. boosting.Trees], link), boosting.Trees.Count);
    }
}
