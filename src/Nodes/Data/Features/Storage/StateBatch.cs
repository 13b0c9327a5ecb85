using System.Data.Common;
using Dapper;
using MlopsLab.Features.Domain;
using MlopsLab.Messaging;
using MlopsLab.Scenarios;

namespace MlopsLab.Features.Storage;

/// <summary>The states that one transaction reads and changes: each is read at most once and written at most once.</summary>
internal sealed class StateBatch(StoreSession session, StateCache cache, long revision)
{
    private const string Write = """
        INSERT INTO entity_state (state_key, bytes, revision) VALUES (@key, @bytes, @revision)
        ON CONFLICT (state_key) DO UPDATE SET bytes = excluded.bytes, revision = excluded.revision
        """;

    private readonly Dictionary<string, EntityState> known = [];
    private readonly Dictionary<string, EntityState> changed = [];

    public int Changed => changed.Count;

    /// <summary>Gets the states of these keys ready; a key without one was never seen.</summary>
    public async Task LoadAsync(IEnumerable<string> keys, CancellationToken ct)
    {
        var missing = new List<string>();
        foreach (var key in keys.Distinct().Where(key => !known.ContainsKey(key)))
        {
            if (cache.Find(key) is { } state)
            {
                known[key] = state;
            }
            else
            {
                missing.Add(key);
            }
        }

        foreach (var some in missing.Chunk(StateTable.LargestRead))
        {
            var stored = await session.Connection.QueryAsync<(string Key, byte[] Bytes)>(new CommandDefinition(
                "SELECT state_key, bytes FROM entity_state WHERE state_key IN @some", new { some }, session.Transaction, cancellationToken: ct));
            foreach (var (key, bytes) in stored)
            {
                known[key] = EntityState.FromBytes(bytes);
            }
        }
    }

    public EntityState? Find(string key) => changed.GetValueOrDefault(key) ?? known.GetValueOrDefault(key);

    public void Set(string key, EntityState state) => changed[key] = state;

    /// <summary>The revision of the last state written.</summary>
    public async Task<long> SaveAsync(CancellationToken ct)
    {
        if (changed.Count == 0)
        {
            return revision;
        }

        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = Write;
        var (key, bytes, number) = (Parameter(command, "key"), Parameter(command, "bytes"), Parameter(command, "revision"));
        var next = revision;
        foreach (var (name, state) in changed)
        {
            (key.Value, bytes.Value, number.Value) = (name, state.ToBytes(), ++next);
            await command.ExecuteNonQueryAsync(ct);
        }

        var writer = Guid.NewGuid().ToString("N");
        await session.Connection.ExecuteAsync(new CommandDefinition(
            "UPDATE state_position SET revision = @next, writer = @writer", new { next, writer }, session.Transaction, cancellationToken: ct));
        cache.Put(changed, writer);
        return next;
    }

    private static DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
