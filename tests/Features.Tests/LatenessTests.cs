using System.Net.Http.Json;
using System.Text.Json;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.TestServers;

namespace MlopsLab.Features.Tests;

public sealed class LatenessTests(RabbitMqFixture broker, RedisFixture redis)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Records_out_of_order_are_counted_where_they_belong_and_those_too_late_for_a_window_are_told()
    {
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);
        AcceptedRecord[] records = [At("first", hour: 10), At("out of order", hour: 9.9), At("too late for one hour", hour: 5), At("too late for all", hour: -24 * 9)];

        await lab.PublishAsync(records, Ct);
        await lab.WaitForOnlineAsync(lab.Replay(records.Reverse()), Ct);

        var version = (await lab.Features.Http.GetFromJsonAsync<JsonElement>("/views/fraud", Ct)).GetProperty("versions")[0];
        Assert.Equal((3, 2), (version.GetProperty("outOfOrder").GetInt32(), version.GetProperty("late").GetInt32()));
    }

    [Fact]
    public async Task States_whose_windows_are_over_leave_Redis_and_no_decision_notices()
    {
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);
        var gone = At("gone", hour: 0);
        gone = gone with { Fields = new Dictionary<string, JsonElement>(gone.Fields) { ["customer_id"] = JsonSerializer.SerializeToElement("long-gone") } };
        var later = Payments.Of(1_100, seed: 72).Select(record => record with { EventTime = record.EventTime.AddDays(10), ArrivalTime = record.ArrivalTime.AddDays(10) }).ToList();
        await lab.PublishAsync([gone], Ct);
        await lab.WaitForOnlineAsync(lab.Replay([gone]), Ct);
        var decided = later[^1] with { Fields = gone.Fields };

        await lab.PublishAsync(later, Ct);
        var kept = lab.Replay([gone, .. later]).Where(state => !state.Key.EndsWith("long-gone", StringComparison.Ordinal)).ToDictionary();
        await lab.WaitForOnlineAsync(kept, Ct);
        var before = await lab.ReadOnlineAsync(decided);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        while ((await redis.RunCliAsync(patience.Token, "EXISTS", $"f:{lab.View.Name}:customer:long-gone")).Trim() != "0")
        {
        }

        var hash = (await lab.Features.Http.GetFromJsonAsync<JsonElement>("/views/fraud?hash=true", Ct)).GetProperty("versions")[0].GetProperty("hash");
        Assert.Equal(before.Select(BitConverter.DoubleToInt64Bits), (await lab.ReadOnlineAsync(decided)).Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(hash.GetProperty("store").GetString(), hash.GetProperty("redis").GetString());
    }

    private static AcceptedRecord At(string id, double hour) =>
        Payments.Of(1, seed: 71)[0] with { Id = id, EventTime = Payments.Start.AddHours(hour), ArrivalTime = Payments.Start.AddHours(10) };
}
