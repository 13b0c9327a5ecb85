using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace MlopsLab.Messaging.Storage;

/// <summary>One file beside the node: WAL, every commit forced to disk.</summary>
internal sealed class SqliteEngine(string file) : IStoreEngine
{
    // Constraint, mismatch, range and plain SQL errors are the statement's fault; all others are the store's.
    private static readonly int[] FaultsOfTheStatement = [1, 18, 19, 20, 25];

    private readonly string _write = Connect(file, SqliteOpenMode.ReadWriteCreate, pooling: false);
    private readonly string _read = Connect(file, SqliteOpenMode.ReadOnly, pooling: true);

    public string Describe => $"SQLite {file}";

    public async Task<DbConnection> OpenWriteAsync(CancellationToken ct)
    {
        var connection = new SqliteConnection(_write);
        try
        {
            await connection.OpenAsync(ct);
            await connection.ExecuteAsync("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;");
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task<DbConnection> OpenReadAsync(CancellationToken ct)
    {
        var connection = new SqliteConnection(_read);
        await connection.OpenAsync(ct);
        return connection;
    }

    public Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    public Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken ct) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public string Render(string script) => script
        .Replace("{identity}", "INTEGER PRIMARY KEY AUTOINCREMENT", StringComparison.Ordinal)
        .Replace("{blob}", "BLOB", StringComparison.Ordinal)
        .Replace("{without_rowid}", "WITHOUT ROWID", StringComparison.Ordinal);

    public bool IsOutage(Exception error) =>
        error is SqliteException sqlite && !FaultsOfTheStatement.Contains(sqlite.SqliteErrorCode);

    public ValueTask DisposeAsync()
    {
        using var pooled = new SqliteConnection(_read);
        SqliteConnection.ClearPool(pooled);
        return ValueTask.CompletedTask;
    }

    private static string Connect(string file, SqliteOpenMode mode, bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = mode,
        Pooling = pooling,
        ForeignKeys = true,
        DefaultTimeout = 5,
    }.ToString();
}
