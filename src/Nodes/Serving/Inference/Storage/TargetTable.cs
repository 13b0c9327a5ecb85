using System.Data.Common;
using Dapper;
using MlopsLab.Messaging;

namespace MlopsLab.Inference.Storage;

/// <summary>Which version of each model should be served. An older wish never replaces a newer one, whatever the order they arrive in.</summary>
internal static class TargetTable
{
    public const string LetGo = "let-go";

    private const string Columns = "model AS Model, version AS Version, artifact_hash AS ArtifactHash, rank AS Rank, state AS State, reported AS Reported";

    public static Task<int> WantAsync(StoreSession session, string model, string version, string hash, long rank, CancellationToken ct) => ExecuteAsync(
        session,
        """
        INSERT INTO target (model, version, artifact_hash, rank, state, reported) VALUES (@model, @version, @hash, @rank, 'wanted', 0)
        ON CONFLICT (model) DO UPDATE
        SET version = excluded.version, artifact_hash = excluded.artifact_hash, rank = excluded.rank, state = 'wanted', reported = 0
        WHERE excluded.rank > target.rank
        """,
        new { model, version, hash, rank },
        ct);

    public static async Task<IReadOnlyList<TargetRow>> AllAsync(DbConnection connection, CancellationToken ct) =>
        (await connection.QueryAsync<TargetRow>(new($"SELECT {Columns} FROM target ORDER BY model", cancellationToken: ct))).AsList();

    public static async Task<IReadOnlyList<TargetRow>> WantedAsync(DbConnection connection, CancellationToken ct) =>
        (await connection.QueryAsync<TargetRow>(new($"SELECT {Columns} FROM target WHERE state = 'wanted' ORDER BY model", cancellationToken: ct))).AsList();

    /// <summary>False when the target was settled before or has been replaced.</summary>
    public static async Task<bool> SettleAsync(StoreSession session, TargetRow target, CancellationToken ct) => await ExecuteAsync(
        session, "UPDATE target SET state = 'loaded' WHERE model = @Model AND rank = @Rank AND state = 'wanted'", target, ct) == 1;

    /// <summary>False when this target's failure was told before.</summary>
    public static async Task<bool> ReportAsync(StoreSession session, TargetRow target, CancellationToken ct) => await ExecuteAsync(
        session, "UPDATE target SET reported = 1 WHERE model = @Model AND rank = @Rank AND state = 'wanted' AND reported = 0", target, ct) == 1;

    /// <summary>Its file was lost: fetch it again.</summary>
    public static Task<int> WantAgainAsync(StoreSession session, TargetRow target, CancellationToken ct) => ExecuteAsync(
        session, "UPDATE target SET state = 'wanted', reported = 0 WHERE model = @Model AND rank = @Rank", target, ct);

    /// <summary>Whatever version was wanted last; 0 when none ever was.</summary>
    public static Task<int> WantAgainAsync(StoreSession session, string model, CancellationToken ct) => ExecuteAsync(
        session, "UPDATE target SET state = 'wanted', reported = 0 WHERE model = @model", new { model }, ct);

    /// <summary>Not wanted any more, until a newer wish or a load by hand.</summary>
    public static Task<int> LetGoAsync(StoreSession session, string model, CancellationToken ct) => ExecuteAsync(
        session, $"UPDATE target SET state = '{LetGo}' WHERE model = @model", new { model }, ct);

    private static Task<int> ExecuteAsync(StoreSession session, string sql, object values, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new(sql, values, session.Transaction, cancellationToken: ct));
}
