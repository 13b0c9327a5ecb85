using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Options;
using MlopsLab.Contracts.Features;
using MlopsLab.Features.Domain;
using MlopsLab.Messaging;
using MlopsLab.Scenarios;

namespace MlopsLab.Features.Storage;

/// <summary>The versions of every scenario's view.</summary>
internal sealed class ViewTable(CompiledViews views, Store store, IOptions<FeaturesOptions> options, TimeProvider time)
{
    private const string Columns = """
        scenario AS Scenario, view_hash AS View, definition AS Definition, phase AS Phase, log_cursor AS Cursor, switch_when_ready AS SwitchWhenReady,
        whole AS Whole, records AS Records, refused AS Refused, out_of_order AS OutOfOrder, late AS Late, created_at AS CreatedAt
        """;

    public static async Task<IReadOnlyList<ViewVersion>> AllAsync(DbConnection connection, DbTransaction? transaction, CancellationToken ct) =>
        (await connection.QueryAsync<ViewVersion>(new CommandDefinition(
            $"SELECT {Columns} FROM view_version ORDER BY scenario, created_at", transaction: transaction, cancellationToken: ct))).AsList();

    public static async Task<IReadOnlyList<ViewVersion>> OfAsync(StoreSession session, string scenario, CancellationToken ct) =>
        (await session.Connection.QueryAsync<ViewVersion>(new CommandDefinition(
            $"SELECT {Columns} FROM view_version WHERE scenario = @scenario ORDER BY created_at", new { scenario }, session.Transaction, cancellationToken: ct))).AsList();

    public async Task<IReadOnlyList<ViewVersion>> AllAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await AllAsync(connection, null, ct);
    }

    /// <summary>Versions that are being built or removed.</summary>
    public async Task<IReadOnlyList<ViewVersion>> UnfinishedAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return (await connection.QueryAsync<ViewVersion>(new CommandDefinition(
            $"SELECT {Columns} FROM view_version WHERE phase IN ('building', 'dropped')", cancellationToken: ct))).AsList();
    }

    public async Task<IReadOnlyList<ViewVersion>> OfAsync(string scenario, CancellationToken ct) =>
        [.. (await AllAsync(ct)).Where(version => version.Scenario == scenario)];

    public async Task<ViewSwitch?> LastSwitchAsync(string scenario, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await connection.QueryFirstOrDefaultAsync<ViewSwitch>(new CommandDefinition(
            "SELECT from_view AS \"From\", to_view AS \"To\", by_whom AS By, why AS Why, at AS At FROM view_switch WHERE scenario = @scenario ORDER BY seq DESC LIMIT 1",
            new { scenario },
            cancellationToken: ct));
    }

    /// <summary>What training sets are made of: the active version, or the file's view before there is one.</summary>
    public async Task<CompiledView?> ActiveAsync(string scenario, CancellationToken ct) =>
        (await OfAsync(scenario, ct)).FirstOrDefault(version => version.Phase == ViewPhase.Active) is { } active && views.Of(active) is { } view
            ? view
            : views.OfFile(scenario);

    /// <summary>Takes the scenario's file into account: its view is adopted, built beside the active one, or known already.</summary>
    public async Task<ViewChange> ObserveAsync(StoreSession session, CompiledView file, CancellationToken ct)
    {
        var versions = await OfAsync(session, file.Scenario.Name, ct);
        var active = versions.FirstOrDefault(version => version.Phase == ViewPhase.Active);
        var change = ViewChanges.Of(versions, active is null ? null : views.Of(active)?.Scenario, file, options.Value.KeptViews);
        if (change is not (ViewChange.Nothing or ViewChange.TooMany))
        {
            await AddAsync(session, file, change == ViewChange.Adopt ? ViewPhase.Active : ViewPhase.Building, change == ViewChange.BuildAndSwitch, ct);
        }

        return change;
    }

    /// <summary>Adds a version and announces it with its definition.</summary>
    public async Task AddAsync(StoreSession session, CompiledView view, string phase, bool switchWhenReady, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var (scenario, hash, definition) = (view.Scenario.Name, view.Pipeline.View, ScenarioFile.Write(view.Scenario));
        if (phase == ViewPhase.Active)
        {
            await DemoteAsync(session, scenario, ct);
        }

        await session.Connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO view_version (scenario, view_hash, definition, phase, log_cursor, switch_when_ready, whole, records, refused, out_of_order, late, created_at)
            VALUES (@scenario, @hash, @definition, @phase, 0, @switchWhenReady,
                CASE WHEN EXISTS (SELECT 1 FROM entity_state WHERE state_key > @prefix AND state_key < @end) THEN 0 ELSE 1 END, 0, 0, 0, 0, @at)
            """,
            new { scenario, hash, definition, phase, switchWhenReady = switchWhenReady ? 1L : 0L, prefix = view.Name + ":", end = view.Name + ";", at = now.ToString("O") },
            session.Transaction,
            cancellationToken: ct));
        await session.PublishAsync(new FeatureViewPublished(scenario, hash, [.. view.Pipeline.Features.Select(feature => feature.Name)], now, definition), ct);
    }

    public static Task RemoveAsync(StoreSession session, ViewVersion version, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM view_version WHERE scenario = @Scenario AND view_hash = @View AND phase = 'dropped'", new { version.Scenario, version.View }, session.Transaction, cancellationToken: ct));

    public static Task DropAsync(StoreSession session, ViewVersion version, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition(
            "UPDATE view_version SET phase = 'dropped' WHERE scenario = @Scenario AND view_hash = @View AND phase <> 'active'",
            new { version.Scenario, version.View },
            session.Transaction,
            cancellationToken: ct));

    public static Task CountAsync(StoreSession session, ViewVersion version, FoldCount count, long cursor, string phase, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition(
            """
            UPDATE view_version SET records = records + @Records, refused = refused + @Refused, out_of_order = out_of_order + @OutOfOrder, late = late + @Late,
                log_cursor = @cursor, phase = @phase
            WHERE scenario = @Scenario AND view_hash = @View
            """,
            new { count.Records, count.Refused, count.OutOfOrder, count.Late, cursor, phase, version.Scenario, version.View },
            session.Transaction,
            cancellationToken: ct));

    /// <summary>Makes a version the active one and notes who wanted it.</summary>
    public async Task SwitchAsync(StoreSession session, ViewVersion to, string by, string why, CancellationToken ct)
    {
        var from = (await OfAsync(session, to.Scenario, ct)).FirstOrDefault(version => version.Phase == ViewPhase.Active)?.View ?? string.Empty;
        await DemoteAsync(session, to.Scenario, ct);
        await session.Connection.ExecuteAsync(new CommandDefinition(
            "UPDATE view_version SET phase = 'active', switch_when_ready = 0 WHERE scenario = @Scenario AND view_hash = @View",
            new { to.Scenario, to.View },
            session.Transaction,
            cancellationToken: ct));
        await session.Connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO view_switch (scenario, from_view, to_view, by_whom, why, at) VALUES (@Scenario, @from, @View, @by, @why, @at)",
            new { to.Scenario, from, to.View, by, why, at = time.GetUtcNow().ToString("O") },
            session.Transaction,
            cancellationToken: ct));
    }

    private static Task DemoteAsync(StoreSession session, string scenario, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition(
            "UPDATE view_version SET phase = 'ready' WHERE scenario = @scenario AND phase = 'active'", new { scenario }, session.Transaction, cancellationToken: ct));
}
