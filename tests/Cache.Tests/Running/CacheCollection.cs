namespace MlopsLab.Cache.Tests.Running;

/// <summary>One node owns the queue of that name, so its tests share it and take turns.</summary>
[CollectionDefinition(Name)]
public sealed class CacheCollection : ICollectionFixture<RunningCache>
{
    public const string Name = "running cache";
}
