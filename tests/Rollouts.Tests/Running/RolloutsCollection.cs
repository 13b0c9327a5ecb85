namespace MlopsLab.Rollouts.Tests.Running;

/// <summary>One node owns the queues of that name, so its tests share it and take turns.</summary>
[CollectionDefinition(Name)]
public sealed class RolloutsCollection : ICollectionFixture<RunningRollouts>
{
    public const string Name = "running rollouts";
}
