using Dapper;
using Microsoft.Extensions.Options;
using MlopsLab.Messaging;

namespace MlopsLab.Console.History;

internal sealed class HistoryStore(Store store, IOptions<ConsoleOptions> options)
{
    public async Task<IReadOnlyList<HistoryEntry>> NewestAsync(int count, string? type, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return
        [
            .. await connection.QueryAsync<HistoryEntry>(new CommandDefinition(
                """
                SELECT seq AS Seq, at AS At, node AS Node, type AS Type, body AS Body FROM history
                WHERE @type IS NULL OR type = @type ORDER BY seq DESC LIMIT @count
                """,
                new { type, count }, cancellationToken: ct)),
        ];
    }

    /// <summary>The kinds of events that are kept, by name.</summary>
    public async Task<IReadOnlyList<string>> TypesAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return [.. await connection.QueryAsync<string>(new CommandDefinition("SELECT DISTINCT type FROM history ORDER BY type", cancellationToken: ct))];
    }

    public Task PruneAsync(CancellationToken ct) => store.InTransactionAsync(
        (session, token) => session.Connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM history WHERE seq < (SELECT MAX(seq) FROM history) - @kept", new { kept = options.Value.KeptEvents }, session.Transaction, cancellationToken: token)),
        ct);
}
