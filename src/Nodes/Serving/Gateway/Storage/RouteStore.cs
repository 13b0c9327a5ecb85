using System.Data.Common;
using Dapper;
using MlopsLab.Gateway.Domain;
using MlopsLab.Messaging;

namespace MlopsLab.Gateway.Storage;

internal static class RouteStore
{
    private const string Columns = """
        model AS Model, epoch AS Epoch, canary_weight AS CanaryWeight, canary_version AS CanaryVersion,
        stable_version AS StableVersion, salt AS Salt, stable_loaded_at AS StableLoadedAt,
        shadow_version AS ShadowVersion, shadow_share AS ShadowShare
        """;

    public static Task<ModelRoute?> FindAsync(StoreSession session, string model, CancellationToken ct) =>
        session.Connection.QuerySingleOrDefaultAsync<ModelRoute>(new CommandDefinition(
            $"SELECT {Columns} FROM route WHERE model = @model", new { model }, session.Transaction, cancellationToken: ct));

    public static Task SaveAsync(StoreSession session, ModelRoute route, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO route (model, epoch, canary_weight, canary_version, stable_version, salt, stable_loaded_at, shadow_version, shadow_share)
            VALUES (@Model, @Epoch, @CanaryWeight, @CanaryVersion, @StableVersion, @Salt, @StableLoadedAt, @ShadowVersion, @ShadowShare)
            ON CONFLICT (model) DO UPDATE SET epoch = excluded.epoch, canary_weight = excluded.canary_weight,
                canary_version = excluded.canary_version, stable_version = excluded.stable_version, salt = excluded.salt,
                stable_loaded_at = excluded.stable_loaded_at, shadow_version = excluded.shadow_version, shadow_share = excluded.shadow_share
            """,
            route, session.Transaction, cancellationToken: ct));

    public static Task<IEnumerable<ModelRoute>> AllAsync(DbConnection connection, CancellationToken ct) =>
        connection.QueryAsync<ModelRoute>(new CommandDefinition($"SELECT {Columns} FROM route", cancellationToken: ct));
}
