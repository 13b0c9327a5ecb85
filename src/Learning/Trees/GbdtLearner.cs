namespace MlopsLab.Learning.Trees;

/// <summary>Gradient-boosted trees on histograms: leaf-wise growth, at most 255 bins, learned directions for missing values, sets of levels.</summary>
public sealed class GbdtLearner : ILearner
{
    public string Name => "gbdt";

    public IReadOnlyList<SettingSpec> Settings => GbdtOptions.Specs;

    public Fitted Fit(Dataset train, LearnerSettings settings, Action<double> progress, CancellationToken ct)
    {
        var options = GbdtOptions.From(settings);
        var held = options.Patience == 0 ? 0 : train.Rows / 10;
        var fitting = train.Slice(0, train.Rows - held);
        var boosting = new Boosting(fitting, options);
        var watch = held == 0 ? null : new EarlyStop(train.Slice(fitting.Rows, held), boosting.Base, options.Patience);
        for (var done = 0; done < options.Trees; done++)
        {
            ct.ThrowIfCancellationRequested();
            var tree = boosting.AddTree();
            progress((done + 1.0) / options.Trees);
            if (tree.Splits.Count == 0 || watch?.ShouldStopAfter(tree) == true)
            {
                break;
            }
        }

        progress(1);
        var kept = watch?.BestTrees ?? boosting.Trees.Count;
        return new(new TreesBody(boosting.Base, [.. boosting.Trees.Take(kept)]), kept);
    }
}
