using System.Data.Common;
using Dapper;
using MlopsLab.Inference.Domain;
using MlopsLab.Messaging;

namespace MlopsLab.Inference.Storage;

/// <summary>The last good versions, in the order they came to serve.</summary>
internal static class LoadedTable
{
    public static async Task AddAsync(StoreSession session, LoadedModel model, CancellationToken ct) => await session.Connection.ExecuteAsync(new(
        """
        INSERT INTO loaded (model, version, artifact_hash, loaded_at, turn)
        VALUES (@Model, @Version, @ArtifactHash, @at, (SELECT COALESCE(MAX(turn), 0) + 1 FROM loaded))
        ON CONFLICT (model, version) DO UPDATE SET artifact_hash = excluded.artifact_hash, loaded_at = excluded.loaded_at, turn = excluded.turn
        """,
        new { model.Model, model.Version, model.ArtifactHash, at = model.LoadedAt.ToUnixTimeMilliseconds() },
        session.Transaction,
        cancellationToken: ct));

    /// <summary>A version beside the served one, as if it had come before all others.</summary>
    public static async Task AddBesideAsync(StoreSession session, LoadedModel model, CancellationToken ct) => await session.Connection.ExecuteAsync(new(
        """
        INSERT INTO loaded (model, version, artifact_hash, loaded_at, turn)
        VALUES (@Model, @Version, @ArtifactHash, @at, (SELECT COALESCE(MIN(turn), 0) - 1 FROM loaded))
        ON CONFLICT (model, version) DO UPDATE SET artifact_hash = excluded.artifact_hash
        """,
        new { model.Model, model.Version, model.ArtifactHash, at = model.LoadedAt.ToUnixTimeMilliseconds() },
        session.Transaction,
        cancellationToken: ct));

    /// <param name="version">Null for all of them.</param>
    public static async Task RemoveAsync(StoreSession session, string model, string? version, CancellationToken ct) => await session.Connection.ExecuteAsync(new(
        "DELETE FROM loaded WHERE model = @model AND (@version IS NULL OR version = @version)",
        new { model, version },
        session.Transaction,
        cancellationToken: ct));

    public static async Task PruneAsync(StoreSession session, string model, int keep, CancellationToken ct) => await session.Connection.ExecuteAsync(new(
        """
        DELETE FROM loaded WHERE model = @model AND turn NOT IN
            (SELECT turn FROM loaded WHERE model = @model ORDER BY turn DESC LIMIT @keep)
        """,
        new { model, keep },
        session.Transaction,
        cancellationToken: ct));

    public static async Task<IReadOnlyList<LoadedRow>> OldestFirstAsync(DbConnection connection, CancellationToken ct) =>
        (await connection.QueryAsync<LoadedRow>(new(
            "SELECT model AS Model, version AS Version, artifact_hash AS ArtifactHash, loaded_at AS LoadedAt FROM loaded ORDER BY turn",
            cancellationToken: ct))).AsList();
}
