using System.Data.Common;
using Dapper;
using MlopsLab.Messaging;

namespace MlopsLab.Monitoring.Storage;

/// <summary>The histogram of the first answers of a model's version; it stays as it is once it is full.</summary>
internal static class ReferenceStore
{
    public static async Task AddAsync(StoreSession session, string name, IEnumerable<int> bins, int size, CancellationToken ct)
    {
        var held = await session.Connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT COALESCE(SUM(count), 0) FROM reference WHERE name = @name", new { name }, session.Transaction, cancellationToken: ct));
        foreach (var bin in bins.Take((int)Math.Max(0, size - held)).GroupBy(bin => bin))
        {
            await session.Connection.ExecuteAsync(new CommandDefinition(
                """
                INSERT INTO reference (name, bin, count) VALUES (@name, @bin, @count)
                ON CONFLICT (name, bin) DO UPDATE SET count = reference.count + excluded.count
                """,
                new { name, bin = (long)bin.Key, count = (long)bin.Count() }, session.Transaction, cancellationToken: ct));
        }
    }

    public static async Task<Dictionary<int, long>> GetAsync(DbConnection connection, string name, CancellationToken ct) =>
        (await connection.QueryAsync<(long Bin, long Count)>(new CommandDefinition("SELECT bin, count FROM reference WHERE name = @name", new { name }, cancellationToken: ct)))
        .ToDictionary(row => (int)row.Bin, row => row.Count);
}
