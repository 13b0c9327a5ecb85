using Dapper;
using MlopsLab.Features.Domain;
using MlopsLab.Messaging;

namespace MlopsLab.Features.Storage;

/// <summary>The vectors noted while records were counted; those of the last batches are kept.</summary>
internal sealed class LiveVectorTable(Store store)
{
    private const int KeptBatches = 512;

    public static async Task AddAsync(StoreSession session, CompiledView view, long seq, VectorSample sample, CancellationToken ct)
    {
        await session.Connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO live_vector (log_seq, position, scenario, view_hash, record_id, state_keys, vector) VALUES (@seq, @Position, @Name, @View, @Id, @keys, @Vector)",
            sample.Taken.Select(taken => new { seq, taken.Row.Position, view.Scenario.Name, view.Pipeline.View, taken.Row.Id, keys = string.Join('\n', taken.Row.Keys), taken.Vector }),
            session.Transaction,
            cancellationToken: ct));
        if (seq % 64 == 0)
        {
            await session.Connection.ExecuteAsync(new CommandDefinition(
                "DELETE FROM live_vector WHERE log_seq < @oldest", new { oldest = seq - KeptBatches }, session.Transaction, cancellationToken: ct));
        }
    }

    /// <summary>The newest ones of a view.</summary>
    public async Task<IReadOnlyList<LiveVector>> LatestAsync(CompiledView view, int limit, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return (await connection.QueryAsync<LiveVector>(new CommandDefinition(
            """
            SELECT log_seq AS Seq, position AS Position, record_id AS RecordId, state_keys AS StateKeys, vector AS Vector FROM live_vector
            WHERE scenario = @Name AND view_hash = @View ORDER BY log_seq DESC, position DESC LIMIT @limit
            """,
            new { view.Scenario.Name, view.Pipeline.View, limit },
            cancellationToken: ct))).AsList();
    }
}
