using MlopsLab.Learning.Baselines;
using MlopsLab.Learning.Logistic;
using MlopsLab.Learning.Trees;

namespace MlopsLab.Learning;

/// <summary>The learners a run can name.</summary>
public static class Learners
{
    /// <summary>What a run gets that names no learner.</summary>
    public const string Default = "gbdt";

    public static IReadOnlyList<ILearner> All { get; } = [new GbdtLearner(), new LogisticLearner(), new RulesLearner(), new ConstantLearner()];

    public static ILearner? Find(string name) => All.FirstOrDefault(learner => learner.Name == name);
}
