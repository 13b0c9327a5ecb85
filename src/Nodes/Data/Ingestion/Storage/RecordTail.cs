using System.Data.Common;
using System.Text.Json;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Ingestion.Domain;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Messaging;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Turns rows of the journal into one <c>record.accepted</c>, remembers their ids and counts them for their sources.</summary>
internal sealed class RecordTail(IntakeTallies tallies, TimeProvider time)
{
    public static IReadOnlyList<RecordKey> KeysOf(JournalChunk chunk) =>
        chunk.Array is { } array ? [.. array.RootElement.EnumerateArray().Select(RecordKey.Of)] : [];

    public async Task ApplyAsync(StoreSession session, JournalKey key, JournalChunk chunk, IReadOnlyList<RecordKey> keys, CancellationToken ct)
    {
        if (chunk.Array is not { } array)
        {
            return;
        }

        // A row that replaces another is no new record: it is told with the snapshot that holds it.
        var added = await RememberAsync(session, key.Scenario, keys, ct);
        JsonElement[] lines = [.. array.RootElement.EnumerateArray().Where((_, place) => added[place])];
        if (lines.Length > 0)
        {
            await session.PublishAsync(new RecordAccepted(key.Scenario, chunk.SchemaVersion, [.. lines.Select(AcceptedRow.Of)], time.GetUtcNow()), ct);
            await tallies.TookAsync(session, key.Scenario, lines, ct);
        }
    }

    private static async Task<bool[]> RememberAsync(StoreSession session, string scenario, IReadOnlyList<RecordKey> keys, CancellationToken ct)
    {
        await using var insert = Prepare(session, scenario, "INSERT INTO record_id (scenario, id, content) VALUES (@scenario, @id, @content) ON CONFLICT DO NOTHING");
        await using var replace = Prepare(session, scenario, "UPDATE record_id SET content = @content WHERE scenario = @scenario AND id = @id");
        var added = new bool[keys.Count];
        for (var place = 0; place < added.Length; place++)
        {
            added[place] = await RunAsync(insert, keys[place], ct) > 0;
            if (!added[place])
            {
                await RunAsync(replace, keys[place], ct);
            }
        }

        return added;
    }

    private static Task<int> RunAsync(DbCommand command, RecordKey key, CancellationToken ct)
    {
        command.Parameters[1].Value = key.Id;
        command.Parameters[2].Value = key.Content;
        return command.ExecuteNonQueryAsync(ct);
    }

    private static DbCommand Prepare(StoreSession session, string scenario, string sql)
    {
        var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = sql;
        foreach (var (name, value) in (ReadOnlySpan<(string, object)>)[("@scenario", scenario), ("@id", string.Empty), ("@content", 0L)])
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
