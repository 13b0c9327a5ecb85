using System.IO.Compression;
using System.Text.Json;
using Dapper;
using MlopsLab.Contracts;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Messaging;

namespace MlopsLab.Features.Storage;

/// <summary>Every batch that was counted, written in the transaction that counted it: what states are checked against and made again of.</summary>
internal sealed class RecordLog(Store store)
{
    /// <summary>The number of the batch.</summary>
    public static Task<long> AppendAsync(StoreSession session, RecordAccepted fact, CancellationToken ct) =>
        session.Connection.QuerySingleAsync<long>(new CommandDefinition(
            "INSERT INTO record_log (scenario, records, oldest, body) VALUES (@Scenario, @Count, @oldest, @body) RETURNING seq",
            new { fact.Scenario, fact.Records.Count, oldest = fact.Records.Min(record => record.EventTime.UtcTicks), body = Pack(fact) },
            session.Transaction,
            cancellationToken: ct));

    /// <summary>Batches after a number, up to and with another, at least one and about as many records as asked for.</summary>
    public static async Task<IReadOnlyList<LoggedBatch>> ReadAsync(StoreSession session, string scenario, LogRange range, int records, CancellationToken ct) =>
        await ReadAsync(session.Connection, session.Transaction, scenario, range, records, ct);

    /// <inheritdoc cref="ReadAsync(StoreSession, string, LogRange, int, CancellationToken)"/>
    public async Task<IReadOnlyList<LoggedBatch>> ReadAsync(string scenario, LogRange range, int records, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await ReadAsync(connection, null, scenario, range, records, ct);
    }

    /// <summary>The last batch of a scenario and the revision of the states at the same moment.</summary>
    public async Task<LogHead> HeadAsync(string scenario, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await connection.QuerySingleAsync<LogHead>(new CommandDefinition(
            """
            SELECT COALESCE((SELECT MAX(seq) FROM record_log WHERE scenario = @scenario), 0) AS Seq, revision AS Revision FROM state_position
            """,
            new { scenario },
            cancellationToken: ct));
    }

    /// <summary>The last batch up to a number.</summary>
    public async Task<LoggedBatch?> LastAsync(string scenario, long until, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var found = await connection.QueryAsync<(long Seq, byte[] Body)>(new CommandDefinition(
            "SELECT seq, body FROM record_log WHERE scenario = @scenario AND seq <= @until ORDER BY seq DESC LIMIT 1", new { scenario, until }, cancellationToken: ct));
        return found.Select(batch => new LoggedBatch(batch.Seq, Unpack(batch.Body))).FirstOrDefault();
    }

    /// <summary>An event time that the scenario has surely passed: no record of the last thousand is older. Null before there were as many.</summary>
    public async Task<DateTimeOffset?> PassedAsync(string scenario, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var batches = await connection.QueryAsync<(long Records, long Oldest)>(new CommandDefinition(
            "SELECT records, oldest FROM record_log WHERE scenario = @scenario ORDER BY seq DESC LIMIT 1000", new { scenario }, cancellationToken: ct));
        var (seen, oldest) = (0L, long.MaxValue);
        foreach (var batch in batches.TakeWhile(_ => seen < 1_000))
        {
            (seen, oldest) = (seen + batch.Records, Math.Min(oldest, batch.Oldest));
        }

        return seen < 1_000 ? null : new DateTimeOffset(oldest, TimeSpan.Zero);
    }

    private static async Task<IReadOnlyList<LoggedBatch>> ReadAsync(
        System.Data.Common.DbConnection connection, System.Data.Common.DbTransaction? transaction, string scenario, LogRange range, int records, CancellationToken ct)
    {
        var sizes = await connection.QueryAsync<(long Seq, long Records)>(new CommandDefinition(
            "SELECT seq, records FROM record_log WHERE scenario = @scenario AND seq > @After AND seq <= @Until ORDER BY seq LIMIT @records",
            new { scenario, range.After, range.Until, records },
            transaction,
            cancellationToken: ct));
        var (last, taken) = (range.After, 0L);
        foreach (var size in sizes.TakeWhile(_ => taken < records))
        {
            (last, taken) = (size.Seq, taken + size.Records);
        }

        var batches = await connection.QueryAsync<(long Seq, byte[] Body)>(new CommandDefinition(
            "SELECT seq, body FROM record_log WHERE scenario = @scenario AND seq > @After AND seq <= @last ORDER BY seq",
            new { scenario, range.After, last },
            transaction,
            cancellationToken: ct));
        return [.. batches.Select(batch => new LoggedBatch(batch.Seq, Unpack(batch.Body)))];
    }

    private static byte[] Pack(RecordAccepted fact)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(deflate, fact, ContractsJson.Default.RecordAccepted);
        }

        return packed.ToArray();
    }

    private static JsonDocument Unpack(byte[] body)
    {
        using var deflate = new DeflateStream(new MemoryStream(body), CompressionMode.Decompress);
        return JsonDocument.Parse(deflate);
    }
}
