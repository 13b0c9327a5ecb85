using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using MlopsLab.Messaging.Telemetry;

namespace MlopsLab.Messaging.Storage;

/// <summary>The one writer: takes the waiting units of work, runs each behind a savepoint, and makes all of them durable with one commit.</summary>
internal sealed class StoreWriter(
    IStoreEngine engine, Migrator migrator, OutboxSignal outbox, SessionRules rules, CommitCount commits, TimeProvider time, ILogger log) : IAsyncDisposable
{
    private const string Savepoint = "work";
    private const int LargestGroup = 64;
    private static readonly TimeSpan LongestGroup = TimeSpan.FromMilliseconds(20);

    private readonly List<StoreWork> _group = [];
    private readonly List<StoreSession> _sessions = [];
    private DbConnection? _connection;
    private CommandCache? _commands;

    public bool Ready { get; private set; }

    public async Task RunAsync(ChannelReader<StoreWork> waiting)
    {
        while (await waiting.WaitToReadAsync())
        {
            if (waiting.TryRead(out var first))
            {
                await RunGroupAsync(first, waiting);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _commands?.Dispose();
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }
    }

    private async Task RunGroupAsync(StoreWork first, ChannelReader<StoreWork> waiting)
    {
        _group.Clear();
        _sessions.Clear();
        _group.Add(first);
        try
        {
            var connection = await ConnectAsync();
            await using var transaction = await engine.BeginAsync(connection, CancellationToken.None);
            var published = await RunAllAsync(connection, transaction, waiting);
            await transaction.CommitAsync(CancellationToken.None);
            Finish(published);
        }
        catch (Exception error)
        {
            log.StoreFailed(error, engine.Describe);
            _group.ForEach(work => work.Fail(error));
            await DisposeAsync();
        }
    }

    // Durable from here on: nothing below may make a caller believe otherwise.
    private void Finish(bool published)
    {
        commits.Add();
        _group.ForEach(work => work.Complete());
        if (published)
        {
            outbox.Set();
        }

        try
        {
            _sessions.ForEach(session => session.Committed());
        }
        catch (Exception error)
        {
            log.WakeUpFailed(error);
        }
    }

    private async Task<bool> RunAllAsync(DbConnection connection, DbTransaction transaction, ChannelReader<StoreWork> waiting)
    {
        var started = time.GetTimestamp();
        var published = await RunOneAsync(0, connection, transaction);
        while (_group.Count < LargestGroup && time.GetElapsedTime(started) < LongestGroup && waiting.TryRead(out var next))
        {
            _group.Add(next);
            published |= await RunOneAsync(_group.Count - 1, connection, transaction);
        }

        return published;
    }

    private async Task<bool> RunOneAsync(int index, DbConnection connection, DbTransaction transaction)
    {
        var work = _group[index];
        var session = new StoreSession(connection, transaction, Commands(connection), rules, time);
        await transaction.SaveAsync(Savepoint);
        try
        {
            if (work.IsAbandoned)
            {
                throw new OperationCanceledException();
            }

            await work.RunAsync(session);
            await transaction.ReleaseAsync(Savepoint);
            _sessions.Add(session);
            return session.HasPublished;
        }
        catch (Exception error) when (!engine.IsOutage(error))
        {
            await transaction.RollbackAsync(Savepoint);
            await transaction.ReleaseAsync(Savepoint);
            work.Fail(error);
            return false;
        }
        finally
        {
            session.Close();
        }
    }

    private async Task<DbConnection> ConnectAsync()
    {
        if (_connection is { } open)
        {
            return open;
        }

        var connection = await engine.OpenWriteAsync(CancellationToken.None);
        _connection = connection;
        if (!Ready)
        {
            await migrator.ApplyAsync(engine, connection, CancellationToken.None);
            Ready = true;
        }

        return connection;
    }

    private CommandCache Commands(DbConnection connection)
    {
        if (_commands is null || _commands.Connection != connection)
        {
            _commands?.Dispose();
            _commands = new CommandCache(connection);
        }

        return _commands;
    }
}
