using System.Text.Json;
using Dapper;

namespace MlopsLab.Messaging.Ledgers;

/// <summary>Keeps the ledger's last consistent moment in the host's store.</summary>
internal sealed class LedgerStore(Store store)
{
    public async Task<LedgerCheckpoint?> LoadAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await connection.ExecuteScalarAsync<byte[]?>("SELECT body FROM ledger_checkpoint WHERE one = 1") is { } body
            ? JsonSerializer.Deserialize<LedgerCheckpoint>(body, JsonSerializerOptions.Web)
            : null;
    }

    public Task SaveAsync(LedgerCheckpoint checkpoint, CancellationToken ct) => store.InTransactionAsync(
        (session, token) => session.ExecuteAsync(
            "INSERT INTO ledger_checkpoint (one, body) VALUES (1, @body) ON CONFLICT (one) DO UPDATE SET body = excluded.body",
            token, ("@body", JsonSerializer.SerializeToUtf8Bytes(checkpoint, JsonSerializerOptions.Web))),
        ct);
}
