using System.Text;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using MlopsLab.Contracts.Rollouts;
using MlopsLab.Messaging.DeadLetters;
using MlopsLab.Messaging.Inbox;

namespace MlopsLab.Messaging.Tests;

public sealed class BatchProcessorTests : IAsyncLifetime
{
    private readonly Seen _seen = new();
    private TestNode? _node;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private TestNode Node => _node ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _node = await TestNode.StartAsync(
        new("reader", NoBroker.ConnectionString)
        {
            Handlers = bus => bus.Handle<RolloutStepped, EffectHandler>(),
            Services = builder => builder.Services.AddSingleton(_seen),
        },
        Stop);

    [Fact]
    public async Task A_copy_has_no_second_effect()
    {
        await RunAsync(Messages.Stepped("a", 1), Messages.Stepped("a", 1));
        await RunAsync(Messages.Stepped("a", 1));

        Assert.Equal([1], await EffectsAsync());
    }

    [Fact]
    public async Task Events_out_of_order_each_have_their_effect_once()
    {
        await RunAsync(Messages.Stepped("c", 3), Messages.Stepped("a", 1), Messages.Stepped("c", 3), Messages.Stepped("b", 2));

        Assert.Equal([3, 1, 2], await EffectsAsync());
    }

    [Fact]
    public async Task A_failing_handler_leaves_no_trace_and_its_neighbours_stay()
    {
        _seen.Fail = (fact, _) => fact.Step == 2 ? new InvalidOperationException("no") : null;
        await RunAsync(Messages.Stepped("a", 1), Messages.Stepped("b", 2), Messages.Stepped("c", 3));

        Assert.Equal([1, 3], await EffectsAsync());
    }

    [Fact]
    public async Task A_failed_event_waits_in_the_outbox_for_its_retry_with_the_next_attempt_number()
    {
        _seen.Fail = (_, _) => new InvalidOperationException("no");
        await RunAsync(Messages.Stepped("a", 1));

        Assert.Equal(("lab.retry.200ms", Messages.Queue, 2L), await RedirectAsync());
    }

    [Fact]
    public async Task After_the_last_attempt_the_event_is_a_dead_letter_with_its_reason()
    {
        _seen.Fail = (_, _) => new InvalidOperationException("no such model");
        await RunAsync(Messages.Stepped("a", 1, attempt: 3));

        var dead = Assert.Single(await DeadAsync());
        Assert.Equal(("a", Messages.Queue, "InvalidOperationException: no such model", 3L), (dead.Id, dead.Queue, dead.Reason, dead.Attempts));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"step":"many"}""")]
    [InlineData("")]
    public async Task A_body_that_cannot_be_read_is_a_dead_letter_at_once(string body)
    {
        await RunAsync(Messages.Stepped("a", 1) with { Body = Encoding.UTF8.GetBytes(body) });

        Assert.Equal("a", Assert.Single(await DeadAsync()).Id);
        Assert.Empty(_seen.All);
    }

    [Fact]
    public async Task A_message_of_another_version_is_a_dead_letter_at_once()
    {
        await RunAsync(Messages.Stepped("a", 1) with { Type = "rollout.stepped.v2" });

        Assert.Contains("rollout.stepped.v2", Assert.Single(await DeadAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_during_which_the_process_died_three_times_is_set_aside_unhandled()
    {
        var deadly = Messages.Stepped("a", 1, redeliveries: 5);
        for (var death = 0; death < 3; death++)
        {
            await Suspects.BeginAsync(Node.Store, deadly, Stop);
        }

        await RunAsync(deadly);
        Assert.Empty(_seen.All);
        Assert.Contains("died 3 times", Assert.Single(await DeadAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redelivered_message_that_is_innocent_is_handled()
    {
        await RunAsync(Messages.Stepped("a", 1, redeliveries: 5));

        Assert.Equal([1], await EffectsAsync());
    }

    [Fact]
    public async Task A_full_disk_fails_the_whole_batch_so_that_nothing_is_acknowledged()
    {
        _seen.FullDisk = true;
        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(Messages.Stepped("a", 1), Messages.Stepped("b", 2)));
        Assert.Empty(await EffectsAsync());

        _seen.FullDisk = false;
        await RunAsync(Messages.Stepped("a", 1), Messages.Stepped("b", 2));
        Assert.Equal([1, 2], await EffectsAsync());
    }

    [Fact]
    public async Task What_a_failing_handler_published_is_not_sent()
    {
        _seen.Fail = (_, _) => new InvalidOperationException("no");
        _seen.Publish = true;
        await RunAsync(Messages.Stepped("a", 1));

        await using var connection = await Node.Store.OpenReadAsync(Stop);
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM outgoing WHERE kind = 0"));
    }

    public async ValueTask DisposeAsync() => await Node.DisposeAsync();

    private async Task RunAsync(params Incoming[] messages)
    {
        var left = messages.ToList();
        while (left.Count > 0)
        {
            left.RemoveRange(0, await Node.Get<BatchProcessor>().RunAsync(left, Stop));
        }
    }

    private async Task<IEnumerable<long>> EffectsAsync()
    {
        await using var connection = await Node.Store.OpenReadAsync(Stop);
        return await connection.QueryAsync<long>("SELECT step FROM effect ORDER BY seq");
    }

    private async Task<(string Exchange, string RoutingKey, long Attempt)> RedirectAsync()
    {
        await using var connection = await Node.Store.OpenReadAsync(Stop);
        return await connection.QuerySingleAsync<(string, string, long)>("SELECT exchange, routing_key, attempt FROM outgoing WHERE kind = 1");
    }

    private Task<IReadOnlyList<DeadLetter>> DeadAsync() => Node.Get<DeadLetterReader>().AllAsync(Stop);
}
