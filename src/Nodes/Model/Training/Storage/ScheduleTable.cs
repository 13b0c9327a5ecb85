using System.Data.Common;
using Dapper;
using MlopsLab.Messaging;

namespace MlopsLab.Training.Storage;

internal static class ScheduleTable
{
    private const string Columns = "name AS Name, cron AS Cron, scenario AS Scenario, learner AS Learner, settings AS Settings, set_by AS SetBy, next_at AS NextAt";

    public static async Task<IReadOnlyList<ScheduleRow>> AllAsync(DbConnection connection, CancellationToken ct) =>
        (await connection.QueryAsync<ScheduleRow>(new($"SELECT {Columns} FROM schedule ORDER BY name", cancellationToken: ct))).AsList();

    public static Task SetAsync(StoreSession session, ScheduleRow row, CancellationToken ct) => session.Connection.ExecuteAsync(new(
        """
        INSERT INTO schedule (name, cron, scenario, learner, settings, set_by, next_at) VALUES (@Name, @Cron, @Scenario, @Learner, @Settings, @SetBy, @NextAt)
        ON CONFLICT (name) DO UPDATE SET cron = @Cron, scenario = @Scenario, learner = @Learner, settings = @Settings, set_by = @SetBy, next_at = @NextAt
        """,
        row,
        session.Transaction,
        cancellationToken: ct));

    /// <summary>False when another turn took this time already.</summary>
    public static async Task<bool> MoveAsync(StoreSession session, ScheduleRow row, DateTimeOffset? next, CancellationToken ct) => await session.Connection.ExecuteAsync(new(
        "UPDATE schedule SET next_at = @next WHERE name = @Name AND next_at = @NextAt",
        new { row.Name, row.NextAt, next = next?.ToUnixTimeMilliseconds() },
        session.Transaction,
        cancellationToken: ct)) == 1;

    public static async Task<bool> RemoveAsync(StoreSession session, string name, CancellationToken ct) => await session.Connection.ExecuteAsync(new(
        "DELETE FROM schedule WHERE name = @name", new { name }, session.Transaction, cancellationToken: ct)) == 1;
}
