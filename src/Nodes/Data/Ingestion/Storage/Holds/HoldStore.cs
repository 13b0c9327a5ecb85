using System.Collections.Concurrent;
using System.Text.Json;
using Dapper;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Ingestion.Domain.Holds;
using MlopsLab.Messaging;

namespace MlopsLab.Ingestion.Storage.Holds;

/// <summary>The holds: told in the transaction that stores them, known in memory until they are replayed.</summary>
internal sealed class HoldStore(Store store)
{
    private readonly ConcurrentDictionary<string, Hold> _known = new(StringComparer.Ordinal);

    /// <summary>Those that still have rows to replay or are open, oldest first.</summary>
    public IReadOnlyList<Hold> All => [.. _known.Values.Where(hold => hold.IsOpen || hold.ReplayedAt is null).OrderBy(hold => hold.At)];

    public Hold? Find(string id) => _known.GetValueOrDefault(id);

    public async Task LoadAsync(Func<Hold, long> rowsOf, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var rows = await connection.QueryAsync<(string Id, string Scenario, string Source, string Schema, string Broken, long At, long? Released, string? Reason, long? Replayed)>(
            "SELECT hold_id, scenario, source, schema_version, broken, opened_at, released_at, release_reason, replayed_at FROM hold WHERE replayed_at IS NULL OR released_at IS NULL");
        foreach (var row in rows)
        {
            var broken = JsonSerializer.Deserialize(row.Broken, IngestionJson.Default.BatchBreak) ?? throw new InvalidDataException($"Hold {row.Id} says nothing.");
            var hold = new Hold(row.Id, row.Scenario, row.Source, row.Schema, broken, DateTimeOffset.FromUnixTimeMilliseconds(row.At))
            {
                IsStored = true,
                ReplayedAt = row.Replayed is { } replayed ? DateTimeOffset.FromUnixTimeMilliseconds(replayed) : null,
            };
            if (row.Released is { } released)
            {
                hold.Release(DateTimeOffset.FromUnixTimeMilliseconds(released), row.Reason ?? string.Empty);
            }

            hold.Add(rowsOf(hold));
            hold.Took(await connection.ExecuteScalarAsync<long>(
                "SELECT COALESCE(SUM(accepted + duplicates + refused), 0) FROM replay WHERE hold_id = @Id AND (segment > 1 OR byte_offset > 0)", new { hold.Id }));
            _known[hold.Id] = hold;
        }
    }

    /// <summary>Stores and tells a new hold; whoever comes first does it.</summary>
    public async Task EnsureOpenAsync(Hold hold, int rows, CancellationToken ct)
    {
        _known[hold.Id] = hold;
        if (hold.IsStored)
        {
            return;
        }

        await store.InTransactionAsync(
            async (session, token) =>
            {
                var broken = hold.Broken;
                var added = await session.Connection.ExecuteAsync(new CommandDefinition(
                    """
                    INSERT INTO hold (hold_id, scenario, source, schema_version, broken, opened_at)
                    VALUES (@Id, @Scenario, @Source, @SchemaVersion, @broken, @at) ON CONFLICT DO NOTHING
                    """,
                    new { hold.Id, hold.Scenario, hold.Source, hold.SchemaVersion, broken = JsonSerializer.Serialize(broken, IngestionJson.Default.BatchBreak), at = hold.At.ToUnixTimeMilliseconds() },
                    session.Transaction,
                    cancellationToken: token));
                if (added > 0)
                {
                    await session.PublishAsync(
                        new BatchHeld(hold.Scenario, hold.Id, hold.Source, broken.Field, broken.Check, broken.Evidence, broken.SuspectedChange, broken.Sample, rows, hold.SchemaVersion, hold.At),
                        token);
                }
            },
            ct);
        hold.IsStored = true;
    }

    public Task ReleaseAsync(Hold hold, CancellationToken ct) => store.InTransactionAsync(
        async (session, token) =>
        {
            var at = hold.ReleasedAt ?? hold.At;
            var changed = await session.Connection.ExecuteAsync(new CommandDefinition(
                "UPDATE hold SET released_at = @at, release_reason = @ReleaseReason WHERE hold_id = @Id AND released_at IS NULL",
                new { hold.Id, hold.ReleaseReason, at = at.ToUnixTimeMilliseconds() },
                session.Transaction,
                cancellationToken: token));
            if (changed > 0)
            {
                await session.PublishAsync(new BatchReleased(hold.Scenario, hold.Id, hold.Source, hold.Broken.Field, hold.ReleaseReason ?? string.Empty, hold.Rows, at), token);
            }
        },
        ct);
}
