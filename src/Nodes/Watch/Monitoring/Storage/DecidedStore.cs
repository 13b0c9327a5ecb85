using Dapper;
using MlopsLab.Contracts.Gateway;
using MlopsLab.Messaging;

namespace MlopsLab.Monitoring.Storage;

/// <summary>What was decided about each record of a scenario, kept until its label can be expected.</summary>
internal static class DecidedStore
{
    private const long KeptSeconds = 2 * 24 * 3600;

    public static async Task AddAsync(StoreSession session, string scenario, IReadOnlyList<Prediction> predictions, DateTimeOffset at, CancellationToken ct)
    {
        var bucket = TallyStore.BucketOf(at);
        var rows = predictions.Where(prediction => prediction.RecordId is not null).Select(prediction => new
        {
            scenario,
            prediction.RecordId,
            Blocked = prediction.Positive || prediction.Explored ? 1L : 0L,
            Weight = prediction is { Explored: true, Propensity: > 0 and var chance } ? 1 / chance : 1,
            bucket,
        });
        await session.Connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO decided (scenario, record_id, blocked, weight, bucket) VALUES (@scenario, @RecordId, @Blocked, @Weight, @bucket) ON CONFLICT DO NOTHING",
            rows.ToArray(), session.Transaction, cancellationToken: ct));
    }

    /// <summary>What was decided on those records that are known.</summary>
    public static async Task<IReadOnlyList<Decided>> FindAsync(StoreSession session, string scenario, IReadOnlyList<string> records, CancellationToken ct)
    {
        var decided = new List<Decided>();
        foreach (var record in records)
        {
            var found = await session.Connection.QueryAsync<(long Blocked, double Weight)>(new CommandDefinition(
                "SELECT blocked, weight FROM decided WHERE scenario = @scenario AND record_id = @record", new { scenario, record }, session.Transaction, cancellationToken: ct));
            decided.AddRange(found.Select(known => new Decided(record, known.Blocked == 1, known.Weight)));
        }

        return decided;
    }

    public static Task PruneAsync(StoreSession session, DateTimeOffset now, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM decided WHERE bucket < @oldest", new { oldest = TallyStore.BucketOf(now.AddSeconds(-KeptSeconds)) }, session.Transaction, cancellationToken: ct));
}
