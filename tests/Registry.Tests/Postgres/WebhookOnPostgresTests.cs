using MlopsLab.Registry.Tests.Mlflow;

namespace MlopsLab.Registry.Tests.Postgres;

[Collection(PostgresCollection.Name)]
public sealed class WebhookOnPostgresTests(PostgresRegistry registry) : WebhookTests(registry);
