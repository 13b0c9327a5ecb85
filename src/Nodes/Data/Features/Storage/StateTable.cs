using Dapper;
using MlopsLab.Features.Domain;
using MlopsLab.Messaging;

namespace MlopsLab.Features.Storage;

/// <summary>The entity states: the source of truth of the online copy.</summary>
internal sealed class StateTable(StateCache cache, Store store)
{
    public const int LargestRead = 500;

    /// <summary>Begins changing states in this transaction.</summary>
    public async Task<StateBatch> BeginAsync(StoreSession session, CancellationToken ct)
    {
        var position = await session.Connection.QuerySingleAsync<StatePosition>(new CommandDefinition(
            "SELECT revision AS Revision, writer AS Writer FROM state_position", transaction: session.Transaction, cancellationToken: ct));
        cache.Trust(position.Writer);
        return new StateBatch(session, cache, position.Revision);
    }

    /// <summary>A name that no other store has, made once.</summary>
    public Task<string> StoreIdAsync(CancellationToken ct) => store.InTransactionAsync(StoreIdAsync, ct);

    public async Task<long> RevisionAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await connection.QuerySingleAsync<long>(new CommandDefinition("SELECT revision FROM state_position", cancellationToken: ct));
    }

    /// <summary>The states written after a revision, oldest first.</summary>
    public async Task<IReadOnlyList<StoredState>> AfterAsync(long revision, int limit, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var states = await connection.QueryAsync<StoredState>(new CommandDefinition(
            "SELECT state_key AS Key, bytes AS Bytes, revision AS Revision FROM entity_state WHERE revision > @revision ORDER BY revision LIMIT @limit",
            new { revision, limit },
            cancellationToken: ct));
        return states.AsList();
    }

    public static Task<long?> RevisionOfAsync(StoreSession session, string key, CancellationToken ct) =>
        session.Connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(
            "SELECT revision FROM entity_state WHERE state_key = @key", new { key }, session.Transaction, cancellationToken: ct));

    public static Task RemoveAsync(StoreSession session, IEnumerable<string> keys, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition("DELETE FROM entity_state WHERE state_key = @key", keys.Select(key => new { key }), session.Transaction, cancellationToken: ct));

    /// <summary>The states of a view (by its <see cref="CompiledView.Name"/>) after a key, in the order of their keys.</summary>
    public async Task<IReadOnlyList<StoredState>> PageAsync(string view, string after, int limit, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var states = await connection.QueryAsync<StoredState>(new CommandDefinition(
            "SELECT state_key AS Key, bytes AS Bytes, revision AS Revision FROM entity_state WHERE state_key > @after AND state_key < @end ORDER BY state_key LIMIT @limit",
            new { after = after.Length > 0 ? after : view + ":", end = view + ";", limit },
            cancellationToken: ct));
        return states.AsList();
    }

    /// <summary>These states, as far as there are any.</summary>
    public async Task<IReadOnlyDictionary<string, StoredState>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var found = new Dictionary<string, StoredState>(keys.Count);
        foreach (var some in keys.Chunk(LargestRead))
        {
            var states = await connection.QueryAsync<StoredState>(new CommandDefinition(
                "SELECT state_key AS Key, bytes AS Bytes, revision AS Revision FROM entity_state WHERE state_key IN @some", new { some }, cancellationToken: ct));
            foreach (var state in states)
            {
                found[state.Key] = state;
            }
        }

        return found;
    }

    private static async Task<string> StoreIdAsync(StoreSession session, CancellationToken ct)
    {
        await session.Connection.ExecuteAsync(new CommandDefinition(
            "UPDATE state_position SET store_id = @id WHERE store_id = ''", new { id = Guid.NewGuid().ToString("N") }, session.Transaction, cancellationToken: ct));
        return await session.Connection.QuerySingleAsync<string>(new CommandDefinition(
            "SELECT store_id FROM state_position", transaction: session.Transaction, cancellationToken: ct));
    }
}
