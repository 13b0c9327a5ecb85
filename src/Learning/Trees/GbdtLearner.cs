namespace MlopsLab.Learning.Trees;

/// <summary>
/// Gradient-boosted trees on histograms: leaf-wise growth, at most 255 bins, learned directions for missing values, sets of
/// levels, trends. The number of threads changes the time only.
/// </summary>
public sealed class GbdtLearner(int threads) : ILearner
{
    /// <summary>As many trees as there are at most when the newest rows cannot say how many are right.</summary>
    private const int Unwatched = 100;

    public GbdtLearner()
        : this(Math.Min(Environment.ProcessorCount, 2))
    {
    }

    public string Name => "gbdt";

    public IReadOnlyList<SettingSpec> Settings => GbdtOptions.Specs;

    public Fitted Fit(Dataset train, LearnerSettings settings, Action<double> progress, CancellationToken ct) =>
        FitWatched(train, settings, point => progress(point.Share), ct);

    public Fitted FitWatched(Dataset train, LearnerSettings settings, Action<FitPoint> watch, CancellationToken ct)
    {
        var options = GbdtOptions.From(settings);
        using var crew = new Crew(threads);
        var held = options.Patience == 0 ? 0 : (int)(train.Rows * options.HeldShare);
        var boosting = Judges(train, held)
            ? Watched(train, held, options, crew, watch, ct)
            : Grown(train, options with { Trees = options.Patience == 0 ? options.Trees : Math.Min(options.Trees, Unwatched) }, crew, watch, ct);
        watch(new(1, boosting.Trees.Count, null));
        var link = train.Outcome == Outcome.Number ? Link.Identity : Link.Logistic;
        return new(new TreesBody(boosting.Start, [.. boosting.Trees], link), boosting.Trees.Count);
    }

    /// <summary>Rows of one class only would call for ever more trees.</summary>
    private static bool Judges(Dataset train, int held)
    {
        var watching = train.Slice(train.Rows - held, held);
        return held > 0 && (train.Outcome == Outcome.Number || (watching.Positives > 0 && watching.Positives < held));
    }

    private static Boosting Watched(
        Dataset train, int held, GbdtOptions options, Crew crew, Action<FitPoint> tell, CancellationToken ct)
    {
        var first = options.Refit ? 0.5 : 1;
        var boosting = new Boosting(train, held, options, crew);
        var watch = new EarlyStop(train.Slice(train.Rows - held, held), options.Patience);
        for (var done = 0; done < options.Trees; done++)
        {
            ct.ThrowIfCancellationRequested();
            var tree = boosting.AddTree();
            var enough = watch.ShouldStop(boosting.Held);
            tell(new(first * (done + 1) / options.Trees, done + 1, watch.Latest));
            if (enough)
            {
                break;
            }
        }

        var best = options with { Trees = Math.Max(watch.BestTrees, 1) };
        boosting.Keep(best.Trees);
        return options.Refit ? Grown(train, best, crew, point => tell(point with { Share = first + ((1 - first) * point.Share) }), ct) : boosting;
    }

    private static Boosting Grown(Dataset train, GbdtOptions options, Crew crew, Action<FitPoint> tell, CancellationToken ct)
    {
        var boosting = new Boosting(train, 0, options, crew);
        for (var done = 0; done < options.Trees; done++)
        {
            ct.ThrowIfCancellationRequested();
            var tree = boosting.AddTree();
            tell(new((done + 1.0) / options.Trees, done + 1, null));
            if (tree.Splits.Count == 0 && options is { RowShare: 1, ColumnShare: 1 })
            {
                break;
            }
        }

        return boosting;
    }
}
