using System.Text.Json;
using Dapper;
using MlopsLab.Ingestion.Domain;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Messaging;

namespace MlopsLab.Ingestion.Storage.Holds;

/// <summary>Replays and the single rows they take. How far one came moves after its rows are on the disk; a part that is done again is recognised by the ids.</summary>
internal sealed class ReplayStore(Store store, TimeProvider time)
{
    private const string Columns =
        """
        replay_id AS ReplayId, scenario AS Scenario, hold_id AS HoldId, maps AS Maps, state AS State, arrival_at AS ArrivalAt, segment AS Segment, byte_offset AS ByteOffset,
        last_seq AS LastSeq, accepted AS Accepted, duplicates AS Duplicates, refused AS Refused, failure AS Failure
        """;

    public Task AddAsync(ReplayRow row, CancellationToken ct) => store.InTransactionAsync(
        (session, token) => session.Connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO replay (replay_id, scenario, hold_id, maps, state, arrival_at, segment, byte_offset, last_seq, accepted, duplicates, refused, asked_at)
            VALUES (@ReplayId, @Scenario, @HoldId, @Maps, @State, @ArrivalAt, @Segment, @ByteOffset, @LastSeq, 0, 0, 0, @now)
            """,
            new { row.ReplayId, row.Scenario, row.HoldId, row.Maps, row.State, row.ArrivalAt, row.Segment, row.ByteOffset, row.LastSeq, now = Now },
            session.Transaction,
            cancellationToken: token)),
        ct);

    public async Task<ReplayRow?> FindAsync(string id, CancellationToken ct) => (await ReadAsync("WHERE replay_id = @key", id, ct)).FirstOrDefault();

    public async Task<ReplayRow?> NextAsync(CancellationToken ct) => (await ReadAsync("WHERE state = @key ORDER BY asked_at, replay_id LIMIT 1", ReplayRow.Running, ct)).FirstOrDefault();

    /// <summary>Those of one hold, the latest last.</summary>
    public Task<IReadOnlyList<ReplayRow>> OfHoldAsync(string hold, CancellationToken ct) => ReadAsync("WHERE hold_id = @key ORDER BY asked_at, replay_id", hold, ct);

    /// <summary>Single rows that wait, oldest first: those of a hold, or those that came by themselves.</summary>
    public async Task<IReadOnlyList<(long Seq, string Id, string Raw)>> RowsAsync(string scenario, string hold, long after, int limit, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return [.. await connection.QueryAsync<(long, string, string)>(new CommandDefinition(
            """
            SELECT seq, id, raw FROM quarantine
            WHERE scenario = @scenario AND kind = 'record' AND COALESCE(hold_id, '') = @hold AND seq > @after ORDER BY seq LIMIT @limit
            """,
            new { scenario, hold, after, limit },
            cancellationToken: ct))];
    }

    /// <summary>Rows of a hold's journal were taken; those that still fail stay as single rows of the hold.</summary>
    public Task TookHeldAsync(ReplayRow row, JournalPosition position, int accepted, int duplicates, IntakeBatch batch, CancellationToken ct) => store.InTransactionAsync(
        async (session, token) =>
        {
            foreach (var refused in batch.Rejected)
            {
                await QuarantineStore.KeepAsync(session, batch, refused, row.HoldId, Now, token);
            }

            await MoveAsync(session, row with { Segment = position.Segment, ByteOffset = position.Offset }, accepted, duplicates, batch.Rejected.Count, token);
        },
        ct);

    /// <summary>Single rows were taken and leave, or get their new reasons.</summary>
    public Task TookSingleAsync(
        ReplayRow row, IReadOnlyList<(long Seq, string Id, string Raw)> rows, int accepted, int duplicates, IntakeBatch batch, CancellationToken ct) => store.InTransactionAsync(
        async (session, token) =>
        {
            var refused = batch.Rejected.ToDictionary(rejected => rejected.Index);
            for (var index = 0; index < rows.Count; index++)
            {
                await (refused.TryGetValue(index, out var rejected)
                    ? ExecuteAsync(
                        session,
                        "UPDATE quarantine SET field = @Field, reason = @Reason, reasons = @reasons, schema_version = @SchemaVersion WHERE seq = @Seq",
                        new { rejected.Field, rejected.Reason, reasons = JsonSerializer.Serialize(rejected.Reasons, IngestionJson.Default.IReadOnlyListBrokenCheck), batch.SchemaVersion, rows[index].Seq },
                        token)
                    : ExecuteAsync(session, "DELETE FROM quarantine WHERE seq = @Seq", new { rows[index].Seq }, token));
            }

            await MoveAsync(session, row with { LastSeq = rows[^1].Seq }, accepted, duplicates, batch.Rejected.Count, token);
        },
        ct);

    public Task EndAsync(ReplayRow row, string? failure, bool holdIsDone, CancellationToken ct) => store.InTransactionAsync(
        async (session, token) =>
        {
            await ExecuteAsync(
                session,
                "UPDATE replay SET state = @state, failure = @failure, done_at = @now WHERE replay_id = @ReplayId",
                new { state = failure is null ? ReplayRow.Done : ReplayRow.Failed, failure, now = Now, row.ReplayId },
                token);
            if (holdIsDone)
            {
                await ExecuteAsync(session, "UPDATE hold SET replayed_at = @now WHERE hold_id = @HoldId", new { now = Now, row.HoldId }, token);
            }
        },
        ct);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task<IReadOnlyList<ReplayRow>> ReadAsync(string where, string key, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return [.. await connection.QueryAsync<ReplayRow>(new CommandDefinition($"SELECT {Columns} FROM replay {where}", new { key }, cancellationToken: ct))];
    }

    private static Task MoveAsync(StoreSession session, ReplayRow row, int accepted, int duplicates, int refused, CancellationToken ct) => ExecuteAsync(
        session,
        """
        UPDATE replay SET segment = @Segment, byte_offset = @ByteOffset, last_seq = @LastSeq,
            accepted = accepted + @accepted, duplicates = duplicates + @duplicates, refused = refused + @refused
        WHERE replay_id = @ReplayId
        """,
        new { row.Segment, row.ByteOffset, row.LastSeq, row.ReplayId, accepted, duplicates, refused },
        ct);

    private static Task ExecuteAsync(StoreSession session, string sql, object values, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition(sql, values, session.Transaction, cancellationToken: ct));
}
