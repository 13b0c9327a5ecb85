using MlopsLab.Registry.Tests.Running;

namespace MlopsLab.Registry.Tests.Postgres;

[Collection(PostgresCollection.Name)]
public sealed class ServedOnPostgresTests(PostgresRegistry registry) : ServedTests(registry);
