using System.Globalization;
using MlopsLab.TestServers;

namespace MlopsLab.Features.Tests;

public sealed class OnlineParityTests(RabbitMqFixture broker, RedisFixture redis)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Redis_holds_bit_for_bit_what_a_replay_gives_whatever_order_batches_came_in()
    {
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);
        var records = Payments.Of(3_000, seed: 1);

        foreach (var batch in records.Chunk(170).Reverse())
        {
            await lab.PublishAsync(batch, Ct);
        }

        await lab.WaitForOnlineAsync(lab.Replay(records), Ct);
        Assert.Equal(0, (await lab.OnlineAsync(Ct)).Behind);
    }

    [Fact]
    public async Task A_restart_between_batches_changes_nothing()
    {
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);
        var records = Payments.Of(600, seed: 2);

        await lab.PublishAsync(records.Take(300), Ct);
        await lab.WaitForOnlineAsync(lab.Replay(records.Take(300)), Ct);
        await lab.RestartFeaturesAsync(Ct);
        await lab.PublishAsync(records.Skip(300), Ct);

        await lab.WaitForOnlineAsync(lab.Replay(records), Ct);
    }

    [Fact]
    public async Task What_another_store_left_in_Redis_is_gone_before_this_one_writes()
    {
        await redis.RunCliAsync(Ct, "MSET", "f:features:pushed", "other:7", "f:fraud:old:customer:c1", "x");
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);
        var records = Payments.Of(50, seed: 5);

        await lab.PublishAsync(records, Ct);

        await lab.WaitForOnlineAsync(lab.Replay(records), Ct);
        Assert.Empty((await redis.RunCliAsync(Ct, "KEYS", "f:fraud:old:*")).Trim());
    }

    [Fact]
    public async Task A_flushed_Redis_is_filled_again()
    {
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);
        var records = Payments.Of(400, seed: 3);
        await lab.PublishAsync(records, Ct);
        await lab.WaitForOnlineAsync(lab.Replay(records), Ct);

        await redis.RunCliAsync(Ct, "FLUSHALL");

        await lab.WaitForOnlineAsync(lab.Replay(records), Ct);
        Assert.Equal(1, (await lab.OnlineAsync(Ct)).Rebuilds);
    }

    [Fact]
    public async Task Redis_is_told_that_the_copy_is_complete_and_not_before()
    {
        await using var own = new RedisFixture();
        await own.StartAsync(Ct);
        await using var lab = await Lab.StartAsync(broker.ConnectionString, own.ConnectionString, Ct);
        var records = Payments.Of(400, seed: 6);
        await lab.PublishAsync(records, Ct);
        await lab.WaitForOnlineAsync(lab.Replay(records), Ct);

        await own.RunCliAsync(Ct, "FLUSHALL");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10), TimeProvider.System);
        while ((await own.RunCliAsync(patience.Token, "EXISTS", "f:features:complete")).Trim() != "1")
        {
        }

        Assert.Equal((await lab.OnlineAsync(Ct)).Stored, Pushed(await own.RunCliAsync(Ct, "GET", "f:features:pushed")));
    }

    [Fact]
    public async Task Records_that_came_while_Redis_was_dead_are_in_it_once_it_is_back()
    {
        await using var own = new RedisFixture();
        await own.StartAsync(Ct);
        await using var lab = await Lab.StartAsync(broker.ConnectionString, own.ConnectionString, Ct);
        var records = Payments.Of(400, seed: 4);
        await lab.PublishAsync(records.Take(200), Ct);
        await lab.WaitForOnlineAsync(lab.Replay(records.Take(200)), Ct);

        await own.KillAsync(Ct);
        await lab.PublishAsync(records.Skip(200), Ct);
        await own.RestartAsync(Ct);

        await lab.WaitForOnlineAsync(lab.Replay(records), Ct);
    }

    private static long Pushed(string marker) => long.Parse(marker.Trim().Split(':')[1], CultureInfo.InvariantCulture);
}
