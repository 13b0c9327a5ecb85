using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MlopsLab.TestServers;

namespace MlopsLab.Features.Tests;

public sealed class ViewTests(RabbitMqFixture broker, RedisFixture redis)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tells_the_inputs_of_a_scenarios_models()
    {
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);

        var view = await lab.Features.Http.GetFromJsonAsync<JsonElement>("/views/fraud", Ct);

        Assert.Equal(lab.View.Pipeline.View, view.GetProperty("view").GetString());
        Assert.Equal(24, view.GetProperty("features").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await lab.Features.Http.GetAsync("/views/none", Ct)).StatusCode);
    }

    [Fact]
    public async Task The_view_of_every_scenario_is_announced_once_for_good()
    {
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);
        var records = Payments.Of(50, seed: 31);
        await lab.PublishAsync(records, Ct);
        await lab.WaitForOnlineAsync(lab.Replay(records), Ct);

        await lab.RestartFeaturesAsync(Ct);
        var more = Payments.Of(50, seed: 32);
        await lab.PublishAsync(more, Ct);
        await lab.WaitForOnlineAsync(lab.Replay(records.Concat(more)), Ct);

        var ledger = await lab.Features.Http.GetStringAsync("/bus/ledger/since", Ct);
        Assert.Equal(Directory.GetDirectories(Repository.Scenarios).Length, ledger.Split("features.view.published").Length - 1);
    }
}
