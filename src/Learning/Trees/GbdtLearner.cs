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

    public Fitted Fit(Dataset train, LearnerSettings settings, Action<double> progress, CancellationToken ct)
    {
        var options = GbdtOptions.From(settings);
        using var crew = new Crew(threads);
        var held = options.Patience == 0 ? 0 : (int)(train.Rows * options.HeldShare);
        var boosting = new Boosting(train, held, options, crew);
        var watch = held == 0 ? null : new EarlyStop(train.Slice(train.Rows - held, held), options.Patience);
        for (var done = 0; done < options.Trees; done++)
        {
            ct.ThrowIfCancellationRequested();
            var tree = boosting.AddTree();
            progress((done + 1.0) / options.Trees);
            if (tree.Splits.Count == 0 || watch?.ShouldStop(boosting.Held) == true)
            {
                break;
            }
        }

        progress(1);
        var kept = watch?.BestTrees ?? boosting.Trees.Count;
        var link = train.Outcome == Outcome.Number ? Link.Identity : Link.Logistic;
        return new(new TreesBody(boosting.Start, [.. boosting.Trees.Take(kept)], link), kept);
    }
}
