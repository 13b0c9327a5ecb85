using MlopsLab.Rollouts.Storage;

namespace MlopsLab.Rollouts.Notifications;

internal static class NotificationStore
{
    public static Task AddAsync(Db db, string body, DateTimeOffset now, CancellationToken ct) => db.ExecuteAsync(
        "INSERT INTO notifications (id, body, made_at, attempts, next_at, given_up, problem) VALUES (@id, @body, @at, 0, @at, 0, '')",
        new { id = Guid.CreateVersion7(now).ToString(), body, at = now.ToUnixTimeMilliseconds() },
        ct);

    /// <summary>Oldest first.</summary>
    public static Task<IReadOnlyList<NotificationRow>> WaitingAsync(Db db, CancellationToken ct) => db.QueryAsync<NotificationRow>(
        """
        SELECT id AS Id, body AS Body, made_at AS MadeAt, attempts AS Attempts, next_at AS NextAt, given_up AS GivenUp, problem AS Problem
        FROM notifications WHERE given_up = 0 ORDER BY made_at, id LIMIT 100
        """,
        new { },
        ct);

    public static Task DeliveredAsync(Db db, string id, CancellationToken ct) =>
        db.ExecuteAsync("DELETE FROM notifications WHERE id = @id", new { id }, ct);

    public static Task PostponeAsync(Db db, NotificationRow row, CancellationToken ct) => db.ExecuteAsync(
        "UPDATE notifications SET attempts = @Attempts, next_at = @NextAt, given_up = @GivenUp, problem = @Problem WHERE id = @Id", row, ct);
}
