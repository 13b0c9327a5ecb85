using System.Data.Common;
using Dapper;
using MlopsLab.Messaging;

namespace MlopsLab.Training.Storage;

/// <summary>The budgets of sweeps.</summary>
internal static class SweepTable
{
    public static Task AddAsync(StoreSession session, string sweep, double? minutes, DateTimeOffset at, CancellationToken ct) => session.Connection.ExecuteAsync(new(
        "INSERT INTO sweep (sweep, minutes, asked_at) VALUES (@sweep, @minutes, @at)",
        new { sweep, minutes, at = at.ToUnixTimeMilliseconds() },
        session.Transaction,
        cancellationToken: ct));

    /// <summary>When the sweep's time is over; null while nothing of it began, or when it has no limit.</summary>
    public static async Task<DateTimeOffset?> EndsAsync(DbConnection connection, string sweep, CancellationToken ct)
    {
        var ends = await connection.ExecuteScalarAsync<double?>(new(
            "SELECT MIN(run.started_at) + sweep.minutes * 60000 FROM sweep JOIN run ON run.sweep = sweep.sweep WHERE sweep.sweep = @sweep GROUP BY sweep.minutes",
            new { sweep },
            cancellationToken: ct));
        return ends is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds) : null;
    }
}
