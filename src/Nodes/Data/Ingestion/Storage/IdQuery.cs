using System.Data.Common;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Looks up many ids, a hundred per statement, with one prepared statement.</summary>
internal static class IdQuery
{
    private const int PerStatement = 100;

    private static readonly string Placeholders = string.Join(", ", Enumerable.Range(0, PerStatement).Select(number => $"@i{number}"));

    /// <param name="sql">Has <c>@scenario</c> and <c>IN ({ids})</c>.</param>
    public static async Task RunAsync(DbConnection connection, string sql, string scenario, IReadOnlyList<string> ids, Action<DbDataReader> onRow, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            return;
        }

        await using var command = Prepare(connection, sql, scenario);
        for (var start = 0; start < ids.Count; start += PerStatement)
        {
            for (var number = 0; number < PerStatement; number++)
            {
                // A short last part repeats its last id.
                command.Parameters[number + 1].Value = ids[Math.Min(start + number, ids.Count - 1)];
            }

            await using var rows = await command.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                onRow(rows);
            }
        }
    }

    private static DbCommand Prepare(DbConnection connection, string sql, string scenario)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql.Replace("{ids}", Placeholders, StringComparison.Ordinal);
        Add(command, "@scenario", scenario);
        for (var number = 0; number < PerStatement; number++)
        {
            Add(command, $"@i{number}", string.Empty);
        }

        return command;
    }

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
