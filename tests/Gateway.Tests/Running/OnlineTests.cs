using System.Net;
using MlopsLab.Scenarios;
using MlopsLab.TestNodes;
using StackExchange.Redis;

namespace MlopsLab.Gateway.Tests.Running;

/// <summary>What Redis brings, and what is answered without it.</summary>
[Collection(GatewayCollection.Name)]
public sealed class OnlineTests(RunningGateway gateway)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private readonly FeaturePipeline _features = new(PayScenario.Scenario);
    private readonly string _customer = $"c-{Guid.NewGuid():N}"[..12];
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_record_is_answered_from_the_cache()
    {
        await CachedAsync();
        var asked = gateway.Stable.Asked;

        var answer = await gateway.ScoreAsync(_customer, 10, _ct, id: _customer);

        Assert.Equal(("True", "0.2", asked), (answer.Body.Text("cached"), answer.Body.Text("score"), gateway.Stable.Asked));
        Assert.True((await gateway.PredictionAsync(_customer, _ct)).Cached);
    }

    [Fact]
    public async Task A_cached_answer_does_not_count_once_the_features_changed()
    {
        await CachedAsync();
        await SetStateAsync(_features.Update(null, 0, Row(), new DateTimeOffset(2026, 3, 1, 11, 0, 0, TimeSpan.Zero)).ToBytes());

        var answer = await gateway.ScoreAsync(_customer, 10, _ct);

        Assert.Equal("False", answer.Body.Text("cached"));
    }

    [Fact]
    public async Task A_damaged_state_counts_as_unknown()
    {
        await gateway.SplitAsync(0, _ct);
        await SetStateAsync([1, 2, 3]);

        var answer = await gateway.ScoreAsync(_customer, 10, _ct);

        Assert.Equal((HttpStatusCode.OK, "1"), (answer.Status, answer.Body.Text("version")));
    }

    [Fact]
    public async Task Answers_are_marked_while_an_emptied_redis_is_not_yet_filled_again()
    {
        await gateway.SplitAsync(0, _ct);
        await gateway.Redis.RunCliAsync(_ct, "FLUSHALL");
        try
        {
            Assert.Equal("features incomplete", (await gateway.ScoreAsync(_customer, 10, _ct)).Body.Text("reason"));
            await Eventually.HoldsAsync(async () => (await gateway.ScoreAsync(_customer, 10, _ct)).Body.Text("cached") == "True", "the answer is cached", _ct);
            Assert.Equal("features incomplete", (await gateway.ScoreAsync(_customer, 10, _ct)).Body.Text("reason"));
        }
        finally
        {
            await gateway.CopyCompleteAsync(_ct);
        }

        Assert.Equal("False", (await gateway.ScoreAsync(_customer, 10, _ct)).Body.Text("degraded"));
    }

    [Fact]
    public async Task With_a_frozen_redis_the_answer_is_there_within_a_second_and_marked()
    {
        await gateway.SplitAsync(0, _ct);
        gateway.Redis.Freeze();
        try
        {
            await AnswersWithoutFeaturesAsync();
        }
        finally
        {
            gateway.Redis.Thaw();
        }

        await RecoversAsync();
    }

    [Fact]
    public async Task With_a_dead_redis_the_answer_is_there_within_a_second_and_marked()
    {
        await gateway.SplitAsync(0, _ct);
        await gateway.Redis.KillAsync(_ct);
        try
        {
            await AnswersWithoutFeaturesAsync();
        }
        finally
        {
            await gateway.Redis.RestartAsync(_ct);
        }

        await RecoversAsync();
    }

    private async Task AnswersWithoutFeaturesAsync()
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < 3; i++)
        {
            var started = TimeProvider.System.GetTimestamp();
            var answer = await gateway.ScoreAsync(_customer, 10 + i, _ct);
            times.Add(TimeProvider.System.GetElapsedTime(started));
            Assert.Equal((HttpStatusCode.OK, "1", "features unavailable"), (answer.Status, answer.Body.Text("version"), answer.Body.Text("reason")));
        }

        Assert.True(times.Order().ElementAt(1) < Limit, $"it took {string.Join(", ", times)}");
    }

    private async Task RecoversAsync()
    {
        await gateway.CopyCompleteAsync(_ct);
        await Eventually.HoldsAsync(async () => (await gateway.ScoreAsync(_customer, 99, _ct)).Body.Text("degraded") == "False", "features are there again", _ct);
    }

    private async Task CachedAsync()
    {
        await gateway.SplitAsync(0, _ct);
        await Eventually.HoldsAsync(async () => (await gateway.ScoreAsync(_customer, 10, _ct)).Body.Text("cached") == "True", "the answer is cached", _ct);
    }

    private async Task SetStateAsync(byte[] state)
    {
        using var redis = await ConnectionMultiplexer.ConnectAsync(gateway.Redis.ConnectionString);
        await redis.GetDatabase().StringSetAsync($"f:pay:{_features.View}:customer:{_customer}", state);
    }

    private Row Row()
    {
        var record = System.Text.Json.JsonSerializer.SerializeToElement(new { customer_id = _customer, amount = 10, kind = "shop" });
        return new RowReader(PayScenario.Scenario).Read(record).Row ?? throw new InvalidOperationException("The record breaks the contract.");
    }
}
