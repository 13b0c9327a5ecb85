using Dapper;
using MlopsLab.Contracts.Features;
using MlopsLab.Features.Domain;
using MlopsLab.Messaging;

namespace MlopsLab.Features.Storage;

/// <summary>Open differences: each is told when it is found and every minute while it stays, and forgotten once a pass finds its entity right.</summary>
internal sealed class BreakTable(Store store, TimeProvider time)
{
    private static readonly TimeSpan TellAgain = TimeSpan.FromMinutes(1);

    public Task SaveAsync(CompiledView view, IReadOnlyList<ParityBreak> found, CancellationToken ct) => found.Count == 0
        ? Task.CompletedTask
        : store.InTransactionAsync(
            async (session, token) =>
            {
                foreach (var broken in found)
                {
                    await SaveAsync(session, view, broken, token);
                }
            },
            ct);

    /// <summary>Forgets what was open at a place for entities that were found right.</summary>
    public async Task ClearAsync(CompiledView view, string place, Func<string, bool> wasRight, CancellationToken ct)
    {
        string[] gone = [.. (await OpenAsync(ct)).Where(row => row.View == view.Pipeline.View && row.Place == place && wasRight(row.Entity)).Select(row => row.Entity)];
        if (gone.Length > 0)
        {
            await store.InTransactionAsync(
                (session, token) => session.Connection.ExecuteAsync(new CommandDefinition(
                    "DELETE FROM parity_break WHERE scenario = @Name AND view_hash = @View AND place = @place AND entity IN @gone",
                    new { view.Scenario.Name, view.Pipeline.View, place, gone },
                    session.Transaction,
                    cancellationToken: token)),
                ct);
        }
    }

    public async Task<IReadOnlyList<OpenBreak>> OpenAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return (await connection.QueryAsync<OpenBreak>(new CommandDefinition(
            """
            SELECT scenario AS Scenario, view_hash AS View, place AS Place, entity AS Entity, feature AS Feature, record_id AS Record,
                online_value AS OnlineValue, offline_value AS OfflineValue, found_at AS FoundAt
            FROM parity_break ORDER BY found_at DESC LIMIT 100
            """,
            cancellationToken: ct))).AsList();
    }

    private async Task SaveAsync(StoreSession session, CompiledView view, ParityBreak broken, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var row = new
        {
            Scenario = view.Scenario.Name,
            view.Pipeline.View,
            broken.Place,
            broken.Entity,
            broken.Feature,
            broken.Record,
            Online = Known(broken.Online),
            Offline = Known(broken.Offline),
            Now = now.ToUnixTimeMilliseconds(),
            Before = (now - TellAgain).ToUnixTimeMilliseconds(),
        };
        var told = await session.Connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO parity_break (scenario, view_hash, place, entity, feature, record_id, online_value, offline_value, found_at, told_at)
            VALUES (@Scenario, @View, @Place, @Entity, @Feature, @Record, @Online, @Offline, @Now, @Now)
            ON CONFLICT (scenario, view_hash, place, entity) DO UPDATE SET told_at = excluded.told_at WHERE parity_break.told_at <= @Before
            """,
            row,
            session.Transaction,
            cancellationToken: ct));
        if (told > 0)
        {
            await session.PublishAsync(
                new FeatureParityBroken(row.Scenario, row.View, broken.Feature, broken.Entity, broken.Record, row.Online, row.Offline, broken.Place, now), ct);
        }
    }

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
