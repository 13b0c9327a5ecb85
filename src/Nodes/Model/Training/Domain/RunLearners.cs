using MlopsLab.Learning;
using MlopsLab.Learning.MLNet;

namespace MlopsLab.Training.Domain;

/// <summary>The learners a run can name: the lab's own, and those of ML.NET where they are.</summary>
internal static class RunLearners
{
    public static IReadOnlyList<ILearner> All { get; } = [.. Learners.All, .. MlNetLearners.All];

    public static ILearner? Find(string name) => All.FirstOrDefault(learner => learner.Name == name);
}
