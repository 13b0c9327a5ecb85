using Dapper;
using Microsoft.Extensions.DependencyInjection;
using MlopsLab.Contracts.Rollouts;
using MlopsLab.Messaging.DeadLetters;
using MlopsLab.Messaging.Inbox;
using MlopsLab.Messaging.Ledgers;
using MlopsLab.Messaging.Storage;

namespace MlopsLab.Messaging.Tests;

public sealed class StoreTests(LabPostgres postgres)
{
    private readonly Seen _seen = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task State_and_event_are_kept_together(string engine)
    {
        await using var node = await StartAsync(engine);
        await node.Store.InTransactionAsync((session, ct) => AddAsync(session, 1, ct), Stop);

        Assert.Equal((1, 1), await CountAsync(node));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Work_that_throws_leaves_neither_state_nor_event_and_its_neighbours_stay(string engine)
    {
        await using var node = await StartAsync(engine);
        var all = Enumerable.Range(0, 40).Select(step => node.Store.InTransactionAsync(
            async (session, ct) =>
            {
                await AddAsync(session, step, ct);
                return step % 4 == 0 ? throw new InvalidOperationException($"{step}") : step;
            },
            Stop)).ToList();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Task.WhenAll(all));

        Assert.Equal((10, 30), (all.Count(task => task.IsFaulted), all.Count(task => task.IsCompletedSuccessfully)));
        Assert.Equal((30, 30), await CountAsync(node));
    }

    [Fact]
    public async Task Who_waits_for_a_commit_is_woken_by_the_next_one_and_misses_none_made_while_it_looked()
    {
        await using var node = await StartAsync("sqlite");
        var seen = node.Store.Commits;

        var waiting = node.Store.WaitForCommitAsync(seen, Stop);
        Assert.False(waiting.IsCompleted);
        await node.Store.InTransactionAsync((session, ct) => AddAsync(session, 1, ct), Stop);
        await waiting.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System, Stop);

        Assert.True(node.Store.Commits > seen);
        Assert.True(node.Store.WaitForCommitAsync(seen, Stop).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Who_waits_for_a_commit_goes_on_when_the_time_is_over_and_stops_when_told()
    {
        await using var node = await StartAsync("sqlite");
        using var stop = new CancellationTokenSource();

        await node.Store.WaitForCommitAsync(long.MaxValue, TimeSpan.FromMilliseconds(20), Stop);
        var waiting = node.Store.WaitForCommitAsync(long.MaxValue, stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_statement_that_fails_undoes_only_its_own_work(string engine)
    {
        await using var node = await StartAsync(engine);
        var wrong = node.Store.InTransactionAsync((session, _) => session.Connection.ExecuteAsync("INSERT INTO effect (step) VALUES (NULL)", transaction: session.Transaction), Stop);
        var right = node.Store.InTransactionAsync((session, ct) => AddAsync(session, 1, ct), Stop);

        await Assert.ThrowsAnyAsync<Exception>(() => wrong);
        await right;
        Assert.Equal((1, 1), await CountAsync(node));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Events_are_handled_once_retried_and_set_aside(string engine)
    {
        await using var node = await StartAsync(engine);
        _seen.Fail = (fact, _) => fact.Step == 2 ? new InvalidOperationException("two") : null;
        Incoming[] batch =
        [
            Messages.Stepped("a", 1), Messages.Stepped("a", 1), Messages.Stepped("b", 2), Messages.Stepped("c", 2, attempt: 3), Messages.Stepped("d", 4, redeliveries: 9),
        ];
        var processor = node.Get<BatchProcessor>();
        var done = await processor.RunAsync(batch, Stop);
        await processor.RunAsync([.. batch.Skip(done)], Stop);

        var page = await node.Get<LedgerTable>().SinceAsync(0, 0, 100, Stop);
        Assert.Equal(["a", "d"], page.Processed.Select(processed => processed.Id));
        Assert.Equal(["c"], page.Dead.Select(dead => dead.Id));
        Assert.Equal(1, page.Redirects[Messages.Queue]);
        Assert.Equal(1, await node.Get<Replay>().RunAsync(["c"], Stop));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Old_ids_and_surplus_bodies_are_forgotten_and_the_outbox_is_not(string engine)
    {
        await using var node = await StartAsync(engine);
        for (var step = 0; step < 3; step++)
        {
            await node.Store.InTransactionAsync((session, ct) => AddAsync(session, step, ct), Stop);
        }

        await node.Store.InTransactionAsync((session, ct) => session.ExecuteAsync("UPDATE outgoing SET at = 0 WHERE seq <= 2", ct), Stop);
        await node.Store.InTransactionAsync((session, ct) => session.ExecuteAsync("UPDATE outgoing_mark SET sent = 1", ct), Stop);
        await node.Get<Pruner>().PruneAsync(Stop);

        Assert.Equal((3, 2), await CountAsync(node));
        Assert.True((await node.Get<LedgerTable>().SinceAsync(0, 0, 100, Stop)).PrunedBefore > 0);
    }

    [Fact]
    public async Task A_second_transaction_inside_the_first_is_refused_instead_of_waiting_for_ever()
    {
        await using var node = await StartAsync("sqlite");

        await Assert.ThrowsAsync<InvalidOperationException>(() => node.Store.InTransactionAsync(
            (_, ct) => node.Store.InTransactionAsync((_, _) => Task.CompletedTask, ct), Stop));
    }

    [Fact]
    public async Task What_a_transaction_started_may_use_the_store_once_it_is_over()
    {
        await using var node = await StartAsync("sqlite");
        var over = new TaskCompletionSource();
        Task<long>? later = null;
        await node.Store.InTransactionAsync(
            (_, _) =>
            {
                later = Task.Run(async () =>
                {
                    await over.Task;
                    return await node.Store.InTransactionAsync((session, ct) => AddAsync(session, 1, ct), Stop);
                });
                return Task.CompletedTask;
            },
            Stop);
        over.SetResult();

        Assert.Equal(1, await (later ?? Task.FromResult(0L)));
    }

    [Fact]
    public async Task An_event_the_card_does_not_list_is_refused()
    {
        await using var node = await StartAsync("sqlite");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => node.Store.InTransactionAsync(
            (session, ct) => session.PublishAsync(new RolloutStarted(Guid.Empty, "m", "1", "hash", "0", 0.1, default), ct), Stop));
        Assert.Contains("node.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_is_kept_after_its_work_is_refused()
    {
        await using var node = await StartAsync("sqlite");
        var kept = await node.Store.InTransactionAsync((session, _) => Task.FromResult(session), Stop);

        Assert.Throws<ObjectDisposedException>(() => kept.Connection);
    }

    [Fact]
    public async Task Work_that_was_cancelled_while_waiting_does_not_run()
    {
        await using var node = await StartAsync("sqlite");
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => node.Store.InTransactionAsync((session, ct) => AddAsync(session, 1, ct), cancelled.Token));
        Assert.Equal((0, 0), await CountAsync(node));
    }

    [Fact]
    public async Task A_migration_that_was_changed_after_it_ran_is_refused()
    {
        var file = Path.Combine(Path.GetTempPath(), $"migrated-{Guid.NewGuid():N}.db");
        await using var engine = new SqliteEngine(file);
        await using var connection = await engine.OpenWriteAsync(Stop);
        await new Migrator([new Migration("node", 1, "one", "CREATE TABLE a (b TEXT)")], TimeProvider.System).ApplyAsync(engine, connection, Stop);

        var changed = new Migrator([new Migration("node", 1, "one", "CREATE TABLE a (c TEXT)")], TimeProvider.System);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => changed.ApplyAsync(engine, connection, Stop));
        Assert.Contains("Add a new migration", error.Message, StringComparison.Ordinal);
    }

    private static async Task<long> AddAsync(StoreSession session, long step, CancellationToken ct)
    {
        await session.Connection.ExecuteAsync("INSERT INTO effect (step) VALUES (@step)", new { step }, session.Transaction);
        await session.PublishAsync(new RolloutPaused(Guid.Empty, "m", "1", "test", default), ct);
        return step;
    }

    private static async Task<(long Effects, long Events)> CountAsync(TestNode node)
    {
        await using var connection = await node.Store.OpenReadAsync(Stop);
        return await connection.QuerySingleAsync<(long, long)>("SELECT (SELECT COUNT(*) FROM effect), (SELECT COUNT(*) FROM outgoing)");
    }

    private async Task<TestNode> StartAsync(string engine) => await TestNode.StartAsync(
        new("reader", NoBroker.ConnectionString)
        {
            Handlers = bus => bus.Handle<RolloutStepped, EffectHandler>(),
            Services = builder => builder.Services.AddSingleton(_seen),
            More = await postgres.StoreOnAsync(engine, Stop),
        },
        Stop);
}
