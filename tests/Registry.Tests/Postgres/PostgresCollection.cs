namespace MlopsLab.Registry.Tests.Postgres;

/// <summary>The same tests on a registry whose store is in PostgreSQL.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresCollection : ICollectionFixture<PostgresRegistry>
{
    public const string Name = "registry on postgres";
}
