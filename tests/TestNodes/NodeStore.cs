using Microsoft.Data.Sqlite;

namespace MlopsLab.TestNodes;

/// <summary>Reaches into a running node's store, to damage it and to repair it.</summary>
public static class NodeStore
{
    public static async Task RunSqlAsync(this NodeProcess node, string sql, CancellationToken ct)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(node.DataFolder, "store.db")};Pooling=False");
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Waits for a line of the node's log.</summary>
    public static Task LogsAsync(this NodeProcess node, string text, CancellationToken ct) =>
        Eventually.HoldsAsync(() => Task.FromResult(node.Output.Contains(text, StringComparison.Ordinal)), $"the node logs \"{text}\"", ct);
}
