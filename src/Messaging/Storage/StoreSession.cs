using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using MlopsLab.Contracts;
using MlopsLab.Messaging.Outbox;
using MlopsLab.Messaging.Storage;
using MlopsLab.Messaging.Telemetry;

namespace MlopsLab.Messaging;

/// <summary>One open transaction of the node's store; what is written and published through it becomes durable together.</summary>
public sealed class StoreSession
{
    // Larger bodies make a broker slow for everybody; artifacts and data travel by HTTP.
    private const int LargestBody = 16 * 1024 * 1024;

    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;
    private readonly CommandCache _commands;
    private readonly SessionRules _rules;
    private readonly TimeProvider _time;
    private List<Action>? _afterCommit;
    private bool _closed;

    internal StoreSession(DbConnection connection, DbTransaction transaction, CommandCache commands, SessionRules rules, TimeProvider time)
    {
        _connection = connection;
        _transaction = transaction;
        _commands = commands;
        _rules = rules;
        _time = time;
    }

    /// <summary>For Dapper or plain commands, together with <see cref="Transaction"/>.</summary>
    public DbConnection Connection => Open(_connection);

    /// <summary>Never commit or roll back by hand: returning commits, throwing rolls back.</summary>
    public DbTransaction Transaction => Open(_transaction);

    internal bool HasPublished { get; private set; }

    internal long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Puts the event into the outbox of this transaction; it reaches the broker after the commit, surely and at least once. Returns its id.</summary>
    public async Task<string> PublishAsync<TEvent>(TEvent fact, CancellationToken ct)
        where TEvent : class
    {
        var wireName = _rules.WireNameOf(typeof(TEvent));
        var now = _time.GetUtcNow();
        var id = Guid.CreateVersion7(now).ToString();
        var body = JsonSerializer.SerializeToUtf8Bytes(fact, typeof(TEvent), ContractsJson.Default);
        if (body.Length > LargestBody)
        {
            throw new ArgumentException($"'{wireName}' has {body.Length} bytes; the limit is {LargestBody}. Publish it in smaller batches.", nameof(fact));
        }

        using var activity = MessagingTracing.Publishing(wireName, id, body.Length);
        await SendAsync(Outgoing.Event(id, wireName, _rules.Node, now.ToUnixTimeMilliseconds(), (activity ?? Activity.Current)?.Id, body), ct);
        return id;
    }

    /// <summary>
    /// Calls back once the transaction is durable, for wake-ups and reloads. It may also be called when only this part of a
    /// group was undone, so the callback must read what is stored rather than carry state; it has to be quick and must not throw.
    /// </summary>
    public void AfterCommit(Action wakeUp) => (_afterCommit ??= []).Add(wakeUp);

    internal void Committed() => _afterCommit?.ForEach(wakeUp => wakeUp());

    internal async Task SendAsync(Outgoing message, CancellationToken ct)
    {
        await OutboxTable.AddAsync(this, message, ct);
        HasPublished = true;
    }

    internal Task<int> ExecuteAsync(string sql, CancellationToken ct, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Open(_commands).ExecuteAsync(_transaction, sql, ct, parameters);

    internal void Close() => _closed = true;

    private T Open<T>(T value) =>
        _closed ? throw new ObjectDisposedException(nameof(StoreSession), "The session is only valid until its work returned.") : value;
}
