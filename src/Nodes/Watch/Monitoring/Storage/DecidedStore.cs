using Dapper;
using MlopsLab.Contracts.Gateway;
using MlopsLab.Messaging;

namespace MlopsLab.Monitoring.Storage;

/// <summary>What was decided about each record, kept until its label can be expected.</summary>
internal static class DecidedStore
{
    private const long KeptSeconds = 2 * 24 * 3600;

    public static async Task AddAsync(StoreSession session, IReadOnlyList<Prediction> predictions, DateTimeOffset at, CancellationToken ct)
    {
        var bucket = TallyStore.BucketOf(at);
        var rows = predictions.Where(prediction => prediction.RecordId is not null).Select(prediction => new { prediction.RecordId, Blocked = prediction.Positive ? 1L : 0L, bucket });
        await session.Connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO decided (record_id, blocked, bucket) VALUES (@RecordId, @Blocked, @bucket) ON CONFLICT (record_id) DO NOTHING",
            rows.ToArray(), session.Transaction, cancellationToken: ct));
    }

    /// <summary>How many of the records were blocked and how many were let through; unknown ones count as neither.</summary>
    public static async Task<(long Blocked, long Passed)> SplitAsync(StoreSession session, IReadOnlyList<string> records, CancellationToken ct)
    {
        var (blocked, passed) = (0L, 0L);
        foreach (var record in records)
        {
            var found = await session.Connection.ExecuteScalarAsync<long?>(new CommandDefinition(
                "SELECT blocked FROM decided WHERE record_id = @record", new { record }, session.Transaction, cancellationToken: ct));
            (blocked, passed) = found switch { 1 => (blocked + 1, passed), 0 => (blocked, passed + 1), _ => (blocked, passed) };
        }

        return (blocked, passed);
    }

    public static Task PruneAsync(StoreSession session, DateTimeOffset now, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM decided WHERE bucket < @oldest", new { oldest = TallyStore.BucketOf(now.AddSeconds(-KeptSeconds)) }, session.Transaction, cancellationToken: ct));
}
