using MlopsLab.Contracts.Ingestion;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Messaging;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Turns rows of the journal into one <c>record.accepted</c> and remembers their ids.</summary>
internal sealed class RecordTail(TimeProvider time)
{
    public static IReadOnlyList<string> IdsOf(JournalChunk chunk) =>
        chunk.Array is { } array ? [.. array.RootElement.EnumerateArray().Select(row => row.GetProperty("id"u8).GetString() ?? string.Empty)] : [];

    public async Task ApplyAsync(StoreSession session, JournalKey key, JournalChunk chunk, IReadOnlyList<string> ids, CancellationToken ct)
    {
        if (chunk.Array is not { } array)
        {
            return;
        }

        await RememberAsync(session, key.Scenario, ids, ct);
        var rows = array.RootElement.EnumerateArray().Select(AcceptedRow.Of).ToArray();
        await session.PublishAsync(new RecordAccepted(key.Scenario, chunk.SchemaVersion, rows, time.GetUtcNow()), ct);
    }

    private static async Task RememberAsync(StoreSession session, string scenario, IReadOnlyList<string> ids, CancellationToken ct)
    {
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = "INSERT INTO record_id (scenario, id) VALUES (@scenario, @id) ON CONFLICT DO NOTHING";
        var (first, second) = (command.CreateParameter(), command.CreateParameter());
        (first.ParameterName, first.Value) = ("@scenario", scenario);
        (second.ParameterName, second.Value) = ("@id", string.Empty);
        command.Parameters.Add(first);
        command.Parameters.Add(second);
        foreach (var id in ids)
        {
            second.Value = id;
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
