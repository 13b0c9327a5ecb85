using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using MlopsLab.Messaging.Storage;

namespace MlopsLab.Messaging;

/// <summary>The node's own database: one writer at a time, and transactions that ask at the same moment share one commit to disk.</summary>
public sealed class Store : IAsyncDisposable
{
    private readonly Channel<StoreWork> _waiting = Channel.CreateUnbounded<StoreWork>(new UnboundedChannelOptions { SingleReader = true });
    private readonly IStoreEngine _engine;
    private readonly StoreWriter _writer;
    private readonly CommitCount _commits;
    private readonly Lock _starting = new();
    private Task? _running;

    internal Store(IStoreEngine engine, Migrator migrator, OutboxSignal outbox, SessionRules rules, TimeProvider time, ILogger<Store> log)
    {
        _engine = engine;
        _commits = new CommitCount(time);
        _writer = new StoreWriter(engine, migrator, outbox, rules, _commits, time, log);
    }

    /// <summary>How many commits this process has made; read it before looking, and give it to <see cref="WaitForCommitAsync(long, TimeSpan, CancellationToken)"/> after.</summary>
    public long Commits => _commits.Value;

    internal string Describe => _engine.Describe;

    /// <summary>Runs the work in a transaction; state and published events become durable together before this returns. Work that throws leaves nothing behind.</summary>
    /// <exception cref="InvalidOperationException">Called from inside another transaction of this store.</exception>
    public Task<T> InTransactionAsync<T>(Func<StoreSession, CancellationToken, Task<T>> work, CancellationToken ct)
    {
        var item = new StoreWork<T>(work, ct);
        Enqueue(item);
        return item.Outcome;
    }

    /// <inheritdoc cref="InTransactionAsync{T}"/>
    public Task InTransactionAsync(Func<StoreSession, CancellationToken, Task> work, CancellationToken ct) =>
        InTransactionAsync<bool>(
            async (session, token) =>
            {
                await work(session, token);
                return true;
            },
            ct);

    /// <summary>
    /// For workers that carry out what the store says is to be done: returns as soon as this process has committed more than
    /// <paramref name="seen"/> times, whoever did it, or when the time is over. Nobody has to remember to wake them, and none polls.
    /// </summary>
    public Task WaitForCommitAsync(long seen, TimeSpan atMost, CancellationToken ct) => _commits.WaitAsync(seen, atMost, ct);

    /// <inheritdoc cref="WaitForCommitAsync(long, TimeSpan, CancellationToken)"/>
    public Task WaitForCommitAsync(long seen, CancellationToken ct) => WaitForCommitAsync(seen, Timeout.InfiniteTimeSpan, ct);

    /// <summary>An open connection for reading; it sees every commit made before. Dispose it soon.</summary>
    public async Task<DbConnection> OpenReadAsync(CancellationToken ct)
    {
        if (!_writer.Ready)
        {
            await PrepareAsync(ct);
        }

        return await _engine.OpenReadAsync(ct);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        if (_running is { } running)
        {
            await running;
        }

        await _writer.DisposeAsync();
        await _engine.DisposeAsync();
    }

    /// <summary>Opens the store and applies migrations, so that a node with a broken store says so at its start.</summary>
    internal Task PrepareAsync(CancellationToken ct) => InTransactionAsync((_, _) => Task.CompletedTask, ct);

    /// <summary>A transaction for reading in which every query sees the same moment.</summary>
    internal Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken ct) => _engine.BeginReadAsync(connection, ct);

    internal bool IsOutage(Exception error) => _engine.IsOutage(error);

    private void Enqueue(StoreWork item)
    {
        if (StoreWork.IsInside)
        {
            throw new InvalidOperationException("A transaction of this store is already open here: use the session you were given instead of opening a second one.");
        }

        if (!_waiting.Writer.TryWrite(item))
        {
            throw new ObjectDisposedException(nameof(Store));
        }

        lock (_starting)
        {
            _running ??= StoreThread.RunAsync(() => _writer.RunAsync(_waiting.Reader));
        }
    }
}
