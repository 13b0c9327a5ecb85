using System.Data.Common;
using Dapper;
using MlopsLab.Messaging;

namespace MlopsLab.Rollouts.Storage;

/// <summary>A connection to read from, or a session to read and write in: queries are the same for both.</summary>
internal readonly record struct Db(DbConnection Connection, DbTransaction? Transaction)
{
    public static implicit operator Db(StoreSession session) => new(session.Connection, session.Transaction);

    public static implicit operator Db(DbConnection connection) => new(connection, null);

    public Task<int> ExecuteAsync(string sql, object values, CancellationToken ct) =>
        Connection.ExecuteAsync(Command(sql, values, ct));

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object values, CancellationToken ct) =>
        (await Connection.QueryAsync<T>(Command(sql, values, ct))).AsList();

    public Task<T?> FindAsync<T>(string sql, object values, CancellationToken ct) =>
        Connection.QuerySingleOrDefaultAsync<T>(Command(sql, values, ct));

    private CommandDefinition Command(string sql, object values, CancellationToken ct) =>
        new(sql, values, Transaction, cancellationToken: ct);
}
