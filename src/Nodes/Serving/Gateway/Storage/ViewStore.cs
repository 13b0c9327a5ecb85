using System.Data.Common;
using Dapper;
using MlopsLab.Messaging;

namespace MlopsLab.Gateway.Storage;

internal static class ViewStore
{
    public static Task SaveModelAsync(StoreSession session, string model, string version, string view, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO model_view (model, version, view_hash) VALUES (@model, @version, @view)
            ON CONFLICT (model, version) DO UPDATE SET view_hash = excluded.view_hash
            """,
            new { model, version, view }, session.Transaction, cancellationToken: ct));

    public static Task SaveDefinitionAsync(StoreSession session, string scenario, string view, string definition, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO view_definition (scenario, view_hash, definition) VALUES (@scenario, @view, @definition) ON CONFLICT DO NOTHING",
            new { scenario, view, definition }, session.Transaction, cancellationToken: ct));

    public static async Task<IReadOnlyDictionary<(string Model, string Version), string>> ModelsAsync(DbConnection connection, CancellationToken ct)
    {
        var rows = await connection.QueryAsync<(string Model, string Version, string View)>(new CommandDefinition(
            "SELECT model, version, view_hash FROM model_view", cancellationToken: ct));
        return rows.ToDictionary(row => (row.Model, row.Version), row => row.View);
    }

    public static async Task<IReadOnlyDictionary<(string Scenario, string View), string>> DefinitionsAsync(DbConnection connection, CancellationToken ct)
    {
        var rows = await connection.QueryAsync<(string Scenario, string View, string Definition)>(new CommandDefinition(
            "SELECT scenario, view_hash, definition FROM view_definition", cancellationToken: ct));
        return rows.ToDictionary(row => (row.Scenario, row.View), row => row.Definition);
    }
}
