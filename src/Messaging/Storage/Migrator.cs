using System.Data.Common;
using Dapper;

namespace MlopsLab.Messaging.Storage;

/// <summary>Brings a store to the shape this build expects, all in one transaction.</summary>
internal sealed class Migrator(IReadOnlyList<Migration> migrations, TimeProvider time)
{
    public async Task ApplyAsync(IStoreEngine engine, DbConnection connection, CancellationToken ct)
    {
        await using var transaction = await engine.BeginAsync(connection, ct);
        await connection.ExecuteAsync(
            """
            CREATE TABLE IF NOT EXISTS schema_version (
                owner TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, hash TEXT NOT NULL, at BIGINT NOT NULL,
                PRIMARY KEY (owner, number))
            """, transaction: transaction);
        var applied = (await connection.QueryAsync<(string Owner, long Number, string Hash)>(
                "SELECT owner, number, hash FROM schema_version", transaction: transaction))
            .ToDictionary(row => (row.Owner, (int)row.Number), row => row.Hash);
        foreach (var migration in migrations)
        {
            if (applied.TryGetValue((migration.Owner, migration.Number), out var hash))
            {
                RefuseChanged(migration, hash);
                continue;
            }

            await connection.ExecuteAsync(engine.Render(migration.Script), transaction: transaction);
            await connection.ExecuteAsync(
                "INSERT INTO schema_version (owner, number, name, hash, at) VALUES (@Owner, @Number, @Name, @Hash, @at)",
                new { migration.Owner, migration.Number, migration.Name, migration.Hash, at = time.GetUtcNow().ToUnixTimeMilliseconds() },
                transaction);
        }

        await transaction.CommitAsync(ct);
    }

    private static void RefuseChanged(Migration migration, string appliedHash)
    {
        if (appliedHash != migration.Hash)
        {
            throw new InvalidOperationException(
                $"Migration {migration.Number:000}_{migration.Name} of {migration.Owner} was changed after it ran on this store. Add a new migration instead.");
        }
    }
}
