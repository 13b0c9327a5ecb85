namespace MlopsLab.Registry.Tests.Running;

/// <summary>One registry owns the queues of that name, so its tests share it and take turns.</summary>
[CollectionDefinition(Name)]
public sealed class RegistryCollection : ICollectionFixture<RunningRegistry>
{
    public const string Name = "running registry";
}
