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

    public Fitted Fit(Dataset train, LearnerSettings settings, Action<double> progress, CancellationToken ct)
    {
        var options = GbdtOptions.From(settings);
        using var crew = new Crew(threads);
        var held = options.Patience == 0 ? 0 : (int)(train.Rows * options.HeldShare);
        var boosting = Judges(train, held)
            ? Watched(train, held, options, crew, progress, ct)
            : Grown(train, options with { Trees = options.Patience == 0 ? options.Trees : Math.Min(options.Trees, Unwatched) }, crew, progress, ct);
        progress(1);
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
        Dataset train, int held, GbdtOptions options, Crew crew, Action<double> progress, CancellationToken ct)
    {
        var first = options.Refit ? 0.5 : 1;
        var boosting = new Boosting(train, held, options, crew);
        var watch = new EarlyStop(train.Slice(train.Rows - held, held), options.Patience);
        for (var done = 0; done < options.Trees; done++)
        {
            ct.ThrowIfCancellationRequested();
            var tree = boosting.AddTree();
            progress(first * (done + 1) / options.Trees);
            if (watch.ShouldStop(boosting.Held))
            {
                break;
            }
        }

        var best = options with { Trees = Math.Max(watch.BestTrees, 1) };
        boosting.Keep(best.Trees);
        return options.Refit ? Grown(train, best, crew, share => progress(first + ((1 - first) * share)), ct) : boosting;
    }

    private static Boosting Grown(Dataset train, GbdtOptions options, Crew crew, Action<double> progress, CancellationToken ct)
    {
        var boosting = new Boosting(train, 0, options, crew);
        for (var done = 0; done < options.Trees; done++)
        {
            ct.ThrowIfCancellationRequested();
            var tree = boosting.AddTree();
            progress((done + 1.0) / options.Trees);
            if (tree.Splits.Count == 0 && options is { RowShare: 1, ColumnShare: 1 })
            {
                break;
            }
        }

        return boosting;
    }
}
