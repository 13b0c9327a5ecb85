using System.Text.Json;
using Dapper;
using Microsoft.Extensions.Options;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Ingestion.Domain;
using MlopsLab.Ingestion.Domain.Holds;
using MlopsLab.Ingestion.Workers;
using MlopsLab.Messaging;

namespace MlopsLab.Ingestion.Storage;

/// <summary>
/// The counts behind <c>intake.measured</c>. Accepted rows are counted in the transaction that publishes them, dropped ones in one of their own
/// before the sender is answered; so a kill neither loses nor doubles any.
/// </summary>
internal sealed class IntakeTallies(Store store, IOptions<IngestionOptions> options, TimeProvider time)
{
    private const int MostSources = 64;

    /// <param name="lines">Lines of the journal; those without a source (repairs, backfills) are not counted.</param>
    public async Task TookAsync(StoreSession session, string scenario, IReadOnlyList<JsonElement> lines, CancellationToken ct)
    {
        foreach (var sent in lines.GroupBy(line => WireValue.Text(line, "source")))
        {
            if (sent.Key is { } source)
            {
                await ChangeAsync(session, scenario, source, tally => Take(tally, sent), ct);
            }
        }
    }

    public Task DroppedAsync(IntakeBatch batch, IntakeOrder order, CancellationToken ct) =>
        batch.Origin is not { Backfill: false } origin || order.Duplicates.Count + batch.Rejected.Count == 0 ? Task.CompletedTask : store.InTransactionAsync(
            (session, token) => ChangeAsync(
                session, batch.Journal.Scenario, origin.Source, tally => tally.Dropped(order.Duplicates.Count, order.Conflicts, batch.Rejected.Count), token),
            ct);

    private void Take(SourceTally tally, IEnumerable<JsonElement> lines)
    {
        foreach (var line in lines)
        {
            tally.Took(
                line.GetProperty("eventTime"u8).GetDateTimeOffset(), line.GetProperty("arrivalTime"u8).GetDateTimeOffset(), line.TryGetProperty("history"u8, out _),
                options.Value.AllowedLateness, options.Value.AllowedDisorder);
        }
    }

    private async Task ChangeAsync(StoreSession session, string scenario, string source, Action<SourceTally> change, CancellationToken ct)
    {
        var known = await FindAsync(session, scenario, source, ct);
        if (known is null && await IsFullAsync(session, scenario, ct))
        {
            source = SourceWatches.Unnamed;
            known = await FindAsync(session, scenario, source, ct);
        }

        var tally = known ?? new SourceTally();
        change(tally);
        if (tally.Close(options.Value.AllowedLateness) is { Count: > 0 } hours)
        {
            await session.PublishAsync(new IntakeMeasured(scenario, source, hours, time.GetUtcNow()), ct);
        }

        await session.Connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO intake_tally (scenario, source, state) VALUES (@scenario, @source, @state) ON CONFLICT (scenario, source) DO UPDATE SET state = excluded.state",
            new { scenario, source, state = JsonSerializer.Serialize(tally, IngestionJson.Default.SourceTally) },
            session.Transaction,
            cancellationToken: ct));
    }

    private static async Task<SourceTally?> FindAsync(StoreSession session, string scenario, string source, CancellationToken ct) =>
        await session.Connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
            "SELECT state FROM intake_tally WHERE scenario = @scenario AND source = @source", new { scenario, source }, session.Transaction, cancellationToken: ct)) is { } state
            ? JsonSerializer.Deserialize(state, IngestionJson.Default.SourceTally)
            : null;

    // Made-up names of sources don't fill the store.
    private static async Task<bool> IsFullAsync(StoreSession session, string scenario, CancellationToken ct) =>
        await session.Connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT COUNT(*) FROM intake_tally WHERE scenario = @scenario", new { scenario }, session.Transaction, cancellationToken: ct)) >= MostSources;
}
