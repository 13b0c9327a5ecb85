using MlopsLab.Registry.Tests.Artifacts;
using MlopsLab.Registry.Tests.Running;
using MlopsLab.TestServers;

namespace MlopsLab.Registry.Tests.Postgres;

/// <summary>A registry process whose store is in a PostgreSQL of its own and whose artifacts are in a bucket.</summary>
public sealed class PostgresRegistry() : RunningRegistry(new PostgresFixture(), new BucketStandIn());
