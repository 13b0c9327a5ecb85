using System.Diagnostics;
using System.Net;
using MlopsLab.Contracts.Gateway;
using MlopsLab.TestNodes;

namespace MlopsLab.Gateway.Tests.Running;

/// <summary>A shadow is asked after the caller was answered; whatever it does, no caller notices.</summary>
[Collection(GatewayCollection.Name)]
public sealed class ShadowTests(RunningGateway gateway)
{
    private const int Callers = 8, Each = 20;
    private const string Dropped = "mlopslab_gateway_shadow_dropped", Limit = "mlopslab_gateway_concurrency_limit";
    private readonly string _customer = $"c-{Guid.NewGuid():N}"[..12];
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_caller_gets_stables_answer_and_the_pair_is_told()
    {
        await gateway.ShadowAsync(1, _ct);
        (gateway.Stable.Score, gateway.Canary.Score) = (0.25, 0.75);

        var answer = await gateway.ScoreAsync(_customer, 10, _ct, id: _customer);

        Assert.Equal(("1", "approve", "0.25"), (answer.Body.Text("version"), answer.Body.Text("decision"), answer.Body.Text("score")));
        var pair = await gateway.PairAsync(_customer, _ct);
        Assert.Equal(("1", "2", 0.25, 0.75, false, true, null), (pair.ServedVersion, pair.ShadowVersion, pair.ServedScore, pair.ShadowScore, pair.ServedPositive, pair.ShadowPositive, pair.Failure));
        Assert.Matches("^[0-9a-f]{16}$", pair.FeatureHash);
        Assert.True(pair.ServedMilliseconds > 0 && pair.ShadowMilliseconds > 0);
        Assert.True(await gateway.CounterAsync("mlopslab_gateway_shadow_compared", "differed", _ct) > 0);
        Assert.Equal("stable", (await gateway.PredictionAsync(_customer, _ct)).Target);
    }

    [Fact]
    public async Task A_shadow_that_sleeps_for_five_seconds_costs_no_caller_anything_and_the_rest_is_dropped_and_counted()
    {
        await gateway.ShadowAsync(1, _ct);
        gateway.Stable.Delay = TimeSpan.FromMilliseconds(5);
        var (limit, dropped) = (await LimitAsync(), await DroppedAsync("full"));
        gateway.Canary.Delay = TimeSpan.FromSeconds(5);

        var answers = await LoadAsync();

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, "1", "False"), (answer.Status, answer.Version, answer.Degraded)));
        Assert.All(answers, answer => Assert.InRange(answer.Took, TimeSpan.Zero, TimeSpan.FromSeconds(2)));
        Assert.True(await DroppedAsync("full") > dropped);
        Assert.True(await LimitAsync() >= Math.Min(limit, 8));
        gateway.Canary.Heal();
    }

    [Theory]
    [InlineData(500, null)]
    [InlineData(200, "no answer of the protocol")]
    public async Task A_shadow_that_fails_is_told_as_that_and_opens_no_breaker_of_the_canary(int status, string? garbage)
    {
        await gateway.ShadowAsync(1, _ct);
        (gateway.Canary.Status, gateway.Canary.Garbage) = (status, garbage);

        var answers = await LoadAsync();
        var last = await gateway.ScoreAsync(_customer, 10, _ct, id: _customer);

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, "1", "False"), (answer.Status, answer.Version, answer.Degraded)));
        Assert.Equal(HttpStatusCode.OK, last.Status);
        await Eventually.HoldsAsync(() => Task.FromResult(Pairs().Any(pair => pair.Failure is not null && pair.Id.StartsWith(_customer, StringComparison.Ordinal))), "failures are told", _ct);
        Assert.DoesNotContain(Pairs(), pair => pair.Failure == "breaker open");
        await gateway.SplitAsync(1, _ct);
        Assert.Equal("2", (await gateway.ScoreAsync($"{_customer}-after", 10, _ct)).Body.Text("version"));
    }

    [Fact]
    public async Task Of_a_share_as_many_are_mirrored_and_none_without_one()
    {
        await gateway.ShadowAsync(0.5, _ct);
        for (var number = 0; number < 60; number++)
        {
            await gateway.ScoreAsync($"{_customer}-{number}", 10, _ct, id: $"{_customer}-half-{number}");
        }

        await gateway.ShadowAsync(0, _ct);
        await gateway.ScoreAsync(_customer, 10, _ct, id: $"{_customer}-none");
        await gateway.ShadowAsync(1, _ct);
        await gateway.ScoreAsync(_customer, 20, _ct, id: $"{_customer}-last");

        await gateway.PairAsync($"{_customer}-last", _ct);
        Assert.InRange(Pairs().Count(pair => pair.Id.StartsWith($"{_customer}-half", StringComparison.Ordinal)), 15, 45);
        Assert.DoesNotContain(Pairs(), pair => pair.Id == $"{_customer}-none");
    }

    [Fact]
    public async Task An_answer_of_another_version_than_the_shadows_is_no_evidence()
    {
        await gateway.ShadowAsync(1, _ct, version: "3");
        var dropped = await DroppedAsync("other version");

        await gateway.ScoreAsync(_customer, 10, _ct, id: _customer);

        await Eventually.HoldsAsync(async () => await DroppedAsync("other version") > dropped, "it is dropped", _ct);
        Assert.DoesNotContain(Pairs(), pair => pair.Id == _customer);
    }

    private IEnumerable<ShadowPair> Pairs() => gateway.Bus.Of<ShadowCompared>().SelectMany(fact => fact.Pairs);

    private Task<double> DroppedAsync(string reason) => gateway.CounterAsync(Dropped, reason, _ct);

    private Task<double> LimitAsync() => gateway.CounterAsync(Limit, "", _ct);

    private async Task<IReadOnlyList<(HttpStatusCode Status, string Version, string Degraded, TimeSpan Took)>> LoadAsync() =>
        [.. (await Task.WhenAll(Enumerable.Range(0, Callers).Select(CallAsync))).SelectMany(answers => answers)];

    private async Task<IReadOnlyList<(HttpStatusCode, string, string, TimeSpan)>> CallAsync(int caller)
    {
        var answers = new List<(HttpStatusCode, string, string, TimeSpan)>();
        for (var number = 0; number < Each; number++)
        {
            var began = Stopwatch.GetTimestamp();
            var answer = await gateway.ScoreAsync($"{_customer}-{caller}-{number}", 10, _ct, id: $"{_customer}-{caller}-{number}");
            answers.Add((answer.Status, answer.Body.Text("version"), answer.Body.Text("degraded"), Stopwatch.GetElapsedTime(began)));
        }

        return answers;
    }
}
