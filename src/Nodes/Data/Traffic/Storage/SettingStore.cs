using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dapper;
using MlopsLab.Messaging;

namespace MlopsLab.Traffic.Storage;

/// <summary>Small things the node must still know after a kill: rate, position, history, replay.</summary>
internal sealed class SettingStore(Store store)
{
    public const string Rate = "rate";
    public const string Slot = "slot";
    public const string History = "history";
    public const string Replay = "replay";
    public const string Worlds = "worlds";

    public async Task<T?> FindAsync<T>(string name, JsonTypeInfo<T> type, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var value = await connection.QuerySingleOrDefaultAsync<string>("SELECT value FROM setting WHERE name = @name", new { name });
        return value is null ? default : JsonSerializer.Deserialize(value, type);
    }

    public Task SaveAsync<T>(string name, T value, JsonTypeInfo<T> type, CancellationToken ct) =>
        store.InTransactionAsync((session, token) => SaveAsync(session, name, value, type, token), ct);

    public static Task SaveAsync<T>(StoreSession session, string name, T value, JsonTypeInfo<T> type, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO setting (name, value) VALUES (@name, @json) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            new { name, json = JsonSerializer.Serialize(value, type) },
            session.Transaction,
            cancellationToken: ct));
}
