using Dapper;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Ingestion.Domain;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Messaging;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Applies outcomes of the journal: the one that arrived last counts (of two at once, the positive one), earlier ones are kept, and only a change is published.</summary>
internal sealed class LabelTail(TimeProvider time)
{
    private const string Upsert =
        """
        INSERT INTO label (scenario, record_id, value, event_at, arrival_at, version) VALUES (@Scenario, @RecordId, @Value, @EventAt, @ArrivalAt, 1)
        ON CONFLICT (scenario, record_id) DO UPDATE
        SET value = excluded.value, event_at = excluded.event_at, arrival_at = excluded.arrival_at, version = label.version + 1
        WHERE excluded.arrival_at > label.arrival_at OR (excluded.arrival_at = label.arrival_at AND excluded.value > label.value)
        """;

    // The one that counted until now, and the new one unless that counts from now on.
    private const string KeepBoth =
        """
        INSERT INTO label_past (scenario, record_id, arrival_at, value, event_at)
        SELECT scenario, record_id, arrival_at, value, event_at FROM label WHERE scenario = @Scenario AND record_id = @RecordId
        UNION ALL SELECT @Scenario, @RecordId, @ArrivalAt, @Value, @EventAt FROM label WHERE scenario = @Scenario AND record_id = @RecordId
        ON CONFLICT DO NOTHING
        """;

    public async Task ApplyAsync(StoreSession session, JournalKey key, JournalChunk chunk, CancellationToken ct)
    {
        var changed = new List<MaturedLabel>();
        foreach (var line in chunk.Array?.RootElement.EnumerateArray() ?? default)
        {
            if (LabelLine.Read(line).Label is { } label && await ApplyAsync(session, key.Scenario, label, ct))
            {
                changed.Add(new(label.RecordId, label.Value, label.EventTime, label.ArrivalTime));
            }
        }

        if (changed.Count > 0)
        {
            await session.PublishAsync(new LabelMatured(key.Scenario, changed, time.GetUtcNow()), ct);
        }
    }

    private static async Task<bool> ApplyAsync(StoreSession session, string scenario, LabelLine label, CancellationToken ct)
    {
        var values = new
        {
            Scenario = scenario,
            label.RecordId,
            label.Value,
            EventAt = label.EventTime.ToUnixTimeMilliseconds(),
            ArrivalAt = label.ArrivalTime.ToUnixTimeMilliseconds(),
        };
        await session.Connection.ExecuteAsync(new CommandDefinition(KeepBoth, values, session.Transaction, cancellationToken: ct));
        return await session.Connection.ExecuteAsync(new CommandDefinition(Upsert, values, session.Transaction, cancellationToken: ct)) > 0;
    }
}
