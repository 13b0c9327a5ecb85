namespace MlopsLab.Incidents.Tests.Running;

/// <summary>One node owns the queues of that name, so its tests share it and take turns.</summary>
[CollectionDefinition(Name)]
public sealed class IncidentsCollection : ICollectionFixture<RunningIncidents>
{
    public const string Name = "running incidents";
}
