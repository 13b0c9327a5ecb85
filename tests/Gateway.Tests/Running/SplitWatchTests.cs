using MlopsLab.Contracts.Gateway;
using MlopsLab.TestNodes;

namespace MlopsLab.Gateway.Tests.Running;

[Collection(GatewayCollection.Name)]
public sealed class SplitWatchTests(RunningGateway gateway)
{
    private readonly string _customer = $"c-{Guid.NewGuid():N}"[..12];
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_canary_that_lets_stable_answer_for_it_is_told_as_a_split_that_is_not_kept()
    {
        await gateway.SplitAsync(0.5, _ct);
        gateway.Canary.Status = 500;
        var epoch = gateway.Epoch;

        await LoadAsync(60);

        var skewed = await gateway.Bus.WaitAsync<TrafficSplitSkewed>(fact => fact.Epoch == epoch, _ct);
        Assert.Equal((PayScenario.Name, 0.5, 0), (skewed.Model, skewed.Wanted, skewed.CanaryEntities));
        Assert.InRange(skewed.LogEvidence, 6.9, 100);
    }

    [Fact]
    public async Task One_customer_who_asks_two_hundred_times_is_no_alarm()
    {
        await gateway.SplitAsync(0.1, _ct);
        var epoch = gateway.Epoch;
        for (var number = 0; number < 200; number++)
        {
            await gateway.ScoreAsync(_customer, number, _ct);
        }

        await Eventually.HoldsAsync(async () => await gateway.CounterAsync("mlopslab_gateway_split_log_evidence", "", _ct) < 6.9, "this split was looked at", _ct);
        Assert.DoesNotContain(gateway.Bus.Of<TrafficSplitSkewed>(), fact => fact.Epoch == epoch);
    }

    private Task LoadAsync(int customers) =>
        Task.WhenAll(Enumerable.Range(0, customers).Select(number => gateway.ScoreAsync($"{_customer}-{number}", 10, _ct)));
}
