using System.Data.Common;
using Dapper;
using MlopsLab.Messaging;

namespace MlopsLab.Monitoring.Storage;

/// <summary>Counts by name and five-second bucket, written in the transaction that takes the event, so each event counts once.</summary>
internal static class TallyStore
{
    public const long BucketSeconds = 5;
    private const long KeptSeconds = 2 * 3600;

    public static long BucketOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / BucketSeconds;

    public static async Task AddAsync(StoreSession session, IReadOnlyDictionary<string, long> counts, DateTimeOffset at, CancellationToken ct)
    {
        var bucket = BucketOf(at);
        foreach (var (name, count) in counts)
        {
            await session.Connection.ExecuteAsync(new CommandDefinition(
                """
                INSERT INTO tally (name, bucket, count) VALUES (@name, @bucket, @count)
                ON CONFLICT (name, bucket) DO UPDATE SET count = tally.count + excluded.count
                """,
                new { name, bucket, count }, session.Transaction, cancellationToken: ct));
        }
    }

    /// <summary>Sums per name since then, for the names that start with the prefix.</summary>
    public static async Task<Dictionary<string, long>> SumAsync(DbConnection connection, string prefix, DateTimeOffset since, CancellationToken ct) =>
        (await connection.QueryAsync<(string Name, long Count)>(new CommandDefinition(
            "SELECT name, CAST(SUM(count) AS BIGINT) FROM tally WHERE bucket >= @bucket AND name >= @prefix AND name < @end GROUP BY name",
            new { bucket = BucketOf(since), prefix, end = prefix + '\uffff' }, cancellationToken: ct)))
        .ToDictionary(row => row.Name, row => row.Count, StringComparer.Ordinal);

    /// <summary>Start of the newest bucket that counted the name, or null.</summary>
    public static async Task<DateTimeOffset?> NewestAsync(DbConnection connection, string name, CancellationToken ct) =>
        await connection.ExecuteScalarAsync<long?>(new CommandDefinition("SELECT MAX(bucket) FROM tally WHERE name = @name", new { name }, cancellationToken: ct)) is { } bucket
            ? DateTimeOffset.FromUnixTimeSeconds(bucket * BucketSeconds)
            : null;

    public static Task PruneAsync(StoreSession session, DateTimeOffset now, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM tally WHERE bucket < @oldest", new { oldest = BucketOf(now.AddSeconds(-KeptSeconds)) }, session.Transaction, cancellationToken: ct));
}
