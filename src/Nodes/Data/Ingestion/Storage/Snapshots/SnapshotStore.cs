using Dapper;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Ingestion.Endpoints;
using MlopsLab.Messaging;

namespace MlopsLab.Ingestion.Storage;

/// <summary>The list of sealed snapshots; a snapshot enters it together with its <c>snapshot.sealed</c>.</summary>
internal sealed class SnapshotStore(Store store, TimeProvider time)
{
    private const int ShortestId = 4;

    private const string Columns = "id, scenario, row_count AS rows, labelled, positives, event_from, event_to, schema_version, intake_lines, sealed_at";

    /// <summary>False when the same snapshot was sealed before.</summary>
    public Task<bool> AddAsync(string id, SnapshotManifest manifest, long intakeLines, CancellationToken ct) =>
        store.InTransactionAsync((session, token) => AddAsync(session, id, manifest, intakeLines, token), ct);

    public async Task<IReadOnlyList<SnapshotView>> ListAsync(string? scenario, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var rows = await connection.QueryAsync<SnapshotRow>(
            $"SELECT {Columns} FROM snapshot WHERE @scenario = '' OR scenario = @scenario ORDER BY seq DESC", new { scenario = scenario ?? string.Empty });
        return [.. rows.Select(row => row.ToView())];
    }

    /// <summary>The one snapshot whose id starts with this; none when several do.</summary>
    public async Task<SnapshotView?> FindAsync(string id, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var found = (await connection.QueryAsync<SnapshotRow>($"SELECT {Columns} FROM snapshot WHERE substr(id, 1, @length) = @id LIMIT 2", new { id, length = id.Length })).AsList();
        return found is [var only] && id.Length >= ShortestId ? only.ToView() : null;
    }

    public async Task<SnapshotView?> NewestAsync(string scenario, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return (await connection.QueryFirstOrDefaultAsync<SnapshotRow>($"SELECT {Columns} FROM snapshot WHERE scenario = @scenario ORDER BY seq DESC LIMIT 1", new { scenario }))?.ToView();
    }

    /// <summary>The journal's lines at the last seal, when that was, and the most labelled rows any snapshot has.</summary>
    public async Task<LastSeal> LastAsync(string scenario, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await connection.QuerySingleAsync<LastSeal>(
            """
            SELECT COALESCE(MAX(intake_lines), 0) AS Lines, COALESCE(MAX(sealed_at), 0) AS SealedAt,
                   COALESCE(MAX(labelled), 0) AS Labelled, COALESCE(MAX(positives), 0) AS Positives
            FROM snapshot WHERE scenario = @scenario
            """,
            new { scenario });
    }

    /// <summary>Outcomes of rows that are here, and how many of them are positive.</summary>
    public async Task<(long Labels, long Positives)> CountLabelsAsync(string scenario, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await connection.QuerySingleAsync<(long, long)>(
            """
            SELECT COUNT(*), CAST(COALESCE(SUM(label.value), 0) AS BIGINT) FROM label
            JOIN record_id ON record_id.scenario = label.scenario AND record_id.id = label.record_id WHERE label.scenario = @scenario
            """,
            new { scenario });
    }

    private async Task<bool> AddAsync(StoreSession session, string id, SnapshotManifest manifest, long intakeLines, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var added = await session.Connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO snapshot (id, scenario, row_count, labelled, positives, event_from, event_to, schema_version, intake_lines, sealed_at)
            VALUES (@id, @Scenario, @Rows, @LabelledRows, @Positives, @from, @to, @SchemaVersion, @intakeLines, @at) ON CONFLICT (id) DO NOTHING
            """,
            new
            {
                id,
                manifest.Scenario,
                manifest.Rows,
                manifest.LabelledRows,
                manifest.Positives,
                manifest.SchemaVersion,
                intakeLines,
                from = manifest.From.ToUnixTimeMilliseconds(),
                to = manifest.To.ToUnixTimeMilliseconds(),
                at = now.ToUnixTimeMilliseconds(),
            },
            session.Transaction,
            cancellationToken: ct)) > 0;
        if (added)
        {
            await session.PublishAsync(
                new SnapshotSealed(
                    manifest.Scenario, id, manifest.Rows, manifest.LabelledRows, manifest.Positives, manifest.From, manifest.To, manifest.SchemaVersion, now,
                    manifest.Parents is [var parent, ..] ? parent : null, manifest.Backfills is { Count: > 0 } backfills ? [.. backfills.Select(Told)] : null), ct);
        }

        return added;
    }

    private static SnapshotBackfill Told(BackfillPart part) => new(
        part.Reason, part.Rows, part.Replaced, part.Event.From, part.Event.To, [.. part.Models.Select(model => $"{model.Model}/{model.Version ?? model.RunId}")]);
}
