namespace MlopsLab.Training.Tests;

/// <summary>One node for all tests that need a running one: two on one broker would take each other's events.</summary>
[CollectionDefinition(Name)]
public sealed class TrainingCollection : ICollectionFixture<TrainingLab>
{
    public const string Name = "training";
}
