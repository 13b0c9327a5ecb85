using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Mlflow.Webhooks;

internal static class WebhookStore
{
    private const string Columns = """
        id AS Id, name AS Name, description AS Description, url AS Url, events AS Events, secret AS Secret, status AS Status,
        created_at AS CreatedAt, updated_at AS UpdatedAt
        """;

    private const string DeliveryColumns = """
        id AS Id, webhook AS Webhook, number AS Number, body AS Body, attempts AS Attempts, next_at AS NextAt, given_up AS GivenUp, problem AS Problem
        """;

    public static Task<IReadOnlyList<WebhookRow>> AllAsync(Db db, CancellationToken ct) =>
        db.QueryAsync<WebhookRow>($"SELECT {Columns} FROM webhooks ORDER BY created_at, id", new { }, ct);

    public static async Task<WebhookRow> GetAsync(Db db, string id, CancellationToken ct) =>
        await db.FindAsync<WebhookRow>($"SELECT {Columns} FROM webhooks WHERE id = @id", new { id }, ct)
        ?? throw MlflowException.Missing($"Webhook with ID {id} not found.");

    public static Task SaveAsync(Db db, WebhookRow webhook, CancellationToken ct) => db.ExecuteAsync(
        """
        INSERT INTO webhooks (id, name, description, url, events, secret, status, created_at, updated_at)
        VALUES (@Id, @Name, @Description, @Url, @Events, @Secret, @Status, @CreatedAt, @UpdatedAt)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, description = excluded.description, url = excluded.url, events = excluded.events,
            secret = excluded.secret, status = excluded.status, updated_at = excluded.updated_at
        """,
        webhook,
        ct);

    public static async Task DeleteAsync(Db db, string id, CancellationToken ct)
    {
        await db.ExecuteAsync("DELETE FROM webhooks WHERE id = @id", new { id }, ct);
        await db.ExecuteAsync("DELETE FROM deliveries WHERE webhook = @id", new { id }, ct);
    }

    /// <summary>The oldest few of one webhook, so that none that piled up hides those of the others.</summary>
    public static Task<IReadOnlyList<DeliveryRow>> WaitingAsync(Db db, string webhook, CancellationToken ct) => db.QueryAsync<DeliveryRow>(
        $"SELECT {DeliveryColumns} FROM deliveries WHERE webhook = @webhook AND given_up = 0 ORDER BY number, id LIMIT 100", new { webhook }, ct);

    public static Task AddDeliveryAsync(Db db, DeliveryRow delivery, CancellationToken ct) => db.ExecuteAsync(
        "INSERT INTO deliveries (id, webhook, number, body, attempts, next_at, given_up) VALUES (@Id, @Webhook, @Number, @Body, 0, 0, 0)", delivery, ct);

    public static Task PostponeAsync(Db db, DeliveryRow delivery, CancellationToken ct) => db.ExecuteAsync(
        "UPDATE deliveries SET attempts = @Attempts, next_at = @NextAt, given_up = @GivenUp, problem = @Problem WHERE id = @Id", delivery, ct);

    public static Task DeliveredAsync(Db db, string id, CancellationToken ct) => db.ExecuteAsync("DELETE FROM deliveries WHERE id = @id", new { id }, ct);
}
