using MlopsLab.Registry.Tests.Running;

namespace MlopsLab.Registry.Tests.Postgres;

[Collection(PostgresCollection.Name)]
public sealed class AuditOnPostgresTests(PostgresRegistry registry) : AuditTests(registry);
