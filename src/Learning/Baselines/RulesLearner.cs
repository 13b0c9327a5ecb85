using MlopsLab.Learning.Trees;

namespace MlopsLab.Learning.Baselines;

/// <summary>One small tree, which reads as a few rules: what a person would write down after a look at the data.</summary>
public sealed class RulesLearner : ILearner
{
    private static readonly SettingSpec Rules = new("rules", 6, 2, 32, Whole: true, "how many rules");
    private static readonly SettingSpec Least = new("minChildWeight", 2, 0, 1e6, Whole: false, "least sum of p(1-p) under a rule");

    public string Name => "rules";

    public IReadOnlyList<SettingSpec> Settings { get; } = [Rules, Least];

    public Fitted Fit(Dataset train, LearnerSettings settings, Action<double> progress, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var options = GbdtOptions.From(LearnerSettings.DefaultsOf(new GbdtLearner())) with
        {
            Leaves = settings.Whole(Rules.Name),
            LearningRate = 1,
            RowShare = 1,
            ColumnShare = 1,
            MinChildWeight = settings[Least.Name],
        };
        using var crew = new Crew(1);
        var boosting = new Boosting(train, 0, options, crew);
        boosting.AddTree();
        progress(1);
        return new(new TreesBody(boosting.Start, [.. boosting.Trees], train.Outcome == Outcome.Number ? Link.Identity : Link.Logistic), 1);
    }
}
