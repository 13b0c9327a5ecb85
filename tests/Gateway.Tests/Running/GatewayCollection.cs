namespace MlopsLab.Gateway.Tests.Running;

/// <summary>One node owns the queues of that name, so its tests share it and take turns.</summary>
[CollectionDefinition(Name)]
public sealed class GatewayCollection : ICollectionFixture<RunningGateway>
{
    public const string Name = "running gateway";
}
