namespace MlopsLab.Learning.MLNet;

/// <summary>The learners that ML.NET adds to the lab's own.</summary>
public static class MlNetLearners
{
    /// <summary>Empty in the embedded engine, where ML.NET is not there.</summary>
    public static IReadOnlyList<ILearner> All { get; } = [new FastTreeLearner(), new LbfgsLearner()];
}
