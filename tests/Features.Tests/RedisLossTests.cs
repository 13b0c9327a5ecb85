using System.Net.Http.Json;
using System.Text.Json;
using MlopsLab.TestServers;

namespace MlopsLab.Features.Tests;

public sealed class RedisLossTests(RabbitMqFixture broker, RedisFixture redis)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rebuilt_Redis_has_the_hash_it_had_before_and_that_of_the_store()
    {
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);
        var records = Payments.Of(1_500, seed: 51);
        await lab.PublishAsync(records, Ct);
        await lab.WaitForOnlineAsync(lab.Replay(records), Ct);
        var before = await HashAsync(lab);

        await redis.RunCliAsync(Ct, "FLUSHALL");
        await lab.WaitForOnlineAsync(lab.Replay(records), Ct);
        var after = await HashAsync(lab);

        Assert.Equal(before.GetProperty("store").GetString(), before.GetProperty("redis").GetString());
        Assert.Equal(before.GetRawText(), after.GetRawText());
    }

    [Fact]
    public async Task One_wrong_bit_in_Redis_changes_its_hash()
    {
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);
        var records = Payments.Of(100, seed: 52);
        await lab.PublishAsync(records, Ct);
        await lab.WaitForOnlineAsync(lab.Replay(records), Ct);

        await redis.RunCliAsync(Ct, "SETRANGE", $"f:{lab.View.Name}:customer:c1", "9", "x");
        var hash = await HashAsync(lab);

        Assert.NotEqual(hash.GetProperty("store").GetString(), hash.GetProperty("redis").GetString());
    }

    [Fact]
    public async Task A_Redis_restored_from_an_older_dump_is_not_complete_while_the_node_is_away()
    {
        await using var own = new RedisFixture();
        await own.StartAsync(Ct);
        await using var lab = await Lab.StartAsync(broker.ConnectionString, own.ConnectionString, Ct);
        lab.LeaseFor(TimeSpan.FromSeconds(1));
        await lab.RestartFeaturesAsync(Ct);
        var records = Payments.Of(100, seed: 53);
        await lab.PublishAsync(records, Ct);
        await lab.WaitForOnlineAsync(lab.Replay(records), Ct);
        await WaitUntilCompleteIsAsync(own, "1");

        await own.RunCliAsync(Ct, "SAVE");
        await lab.StopFeaturesAsync();
        await own.KillAsync(Ct);
        await own.RestartAsync(Ct);
        await WaitUntilCompleteIsAsync(own, "0");

        await lab.StartFeaturesAsync(Ct);
        await WaitUntilCompleteIsAsync(own, "1");
    }

    [Fact]
    public async Task A_node_that_starts_beside_an_older_Redis_takes_the_marker_away_before_it_fills_it()
    {
        await using var own = new RedisFixture();
        await own.StartAsync(Ct);
        await using var lab = await Lab.StartAsync(broker.ConnectionString, own.ConnectionString, Ct);
        var records = Payments.Of(400, seed: 54);
        await lab.PublishAsync(records.Take(200), Ct);
        await lab.WaitForOnlineAsync(lab.Replay(records.Take(200)), Ct);
        await WaitUntilCompleteIsAsync(own, "1");
        var older = (await own.RunCliAsync(Ct, "GET", "f:features:pushed")).Trim();
        await lab.PublishAsync(records.Skip(200), Ct);
        await lab.WaitForOnlineAsync(lab.Replay(records), Ct);

        await lab.StopFeaturesAsync();
        await own.RunCliAsync(Ct, "SET", "f:features:pushed", older);
        await own.RunCliAsync(Ct, "SET", "f:features:complete", "older");
        await own.RunCliAsync(Ct, "CONFIG", "RESETSTAT");
        await lab.StartFeaturesAsync(Ct);
        await lab.WaitForOnlineAsync(lab.Replay(records), Ct);
        await WaitUntilCompleteIsAsync(own, "1");

        Assert.Contains("cmdstat_del:calls=1", await own.RunCliAsync(Ct, "INFO", "commandstats"), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> HashAsync(Lab lab) =>
        (await lab.Features.Http.GetFromJsonAsync<JsonElement>("/views/fraud?hash=true", Ct)).GetProperty("versions")[0].GetProperty("hash");

    private static async Task WaitUntilCompleteIsAsync(RedisFixture redis, string expected)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while ((await redis.RunCliAsync(patience.Token, "EXISTS", "f:features:complete")).Trim() != expected)
        {
        }
    }
}
