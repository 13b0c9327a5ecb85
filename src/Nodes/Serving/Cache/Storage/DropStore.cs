using System.Data.Common;
using System.Globalization;
using Dapper;
using MlopsLab.Messaging;

namespace MlopsLab.Cache.Storage;

internal static class DropStore
{
    private const string Columns =
        "id AS Id, model AS Model, keep_version AS KeepVersion, epoch AS Epoch, reason AS Reason, asked_at AS AskedAt, done_at AS DoneAt, keys_dropped AS KeysDropped";

    public static Task AddAsync(StoreSession session, string model, string? keepVersion, long epoch, string reason, DateTimeOffset at, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO cache_drop (model, keep_version, epoch, reason, asked_at) VALUES (@model, @keepVersion, @epoch, @reason, @at)",
            new { model, keepVersion, epoch, reason, at = Text(at) }, session.Transaction, cancellationToken: ct));

    /// <summary>True when a drop of this or a later epoch of the model is written down: what an older one would keep is gone already.</summary>
    public static async Task<bool> IsOutdatedAsync(StoreSession session, string model, long epoch, CancellationToken ct) =>
        await session.Connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT COUNT(*) FROM cache_drop WHERE model = @model AND epoch >= @epoch", new { model, epoch }, session.Transaction, cancellationToken: ct)) > 0;

    public static Task<CacheDrop?> NextAsync(DbConnection connection, CancellationToken ct) =>
        connection.QueryFirstOrDefaultAsync<CacheDrop>(new CommandDefinition(
            $"SELECT {Columns} FROM cache_drop WHERE done_at IS NULL ORDER BY id LIMIT 1", cancellationToken: ct));

    public static Task DoneAsync(StoreSession session, long id, long keys, DateTimeOffset at, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition(
            "UPDATE cache_drop SET done_at = @at, keys_dropped = @keys WHERE id = @id",
            new { id, keys, at = Text(at) }, session.Transaction, cancellationToken: ct));

    public static Task<IEnumerable<CacheDrop>> LatestAsync(DbConnection connection, CancellationToken ct) =>
        connection.QueryAsync<CacheDrop>(new CommandDefinition($"SELECT {Columns} FROM cache_drop ORDER BY id DESC LIMIT 20", cancellationToken: ct));

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
