using MlopsLab.TestServers;

namespace MlopsLab.Inference.Tests;

public sealed class CanaryTests(RabbitMqFixture broker)
{
    [Fact]
    public async Task The_canary_follows_the_rollout_that_started_last()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var lab = await InferenceLab.StartAsync(broker, "inference-canary", ct);
        var start = DateTimeOffset.UnixEpoch;
        await lab.StartRolloutAsync("fraud", "2", lab.Keep(Artifacts.Of(0)), start.AddMinutes(1), ct);
        await lab.LoadedAsync("fraud", "2", ct);
        await lab.StartRolloutAsync("fraud", "1", lab.Keep(Artifacts.Of(1)), start, ct);
        await lab.StartRolloutAsync("fraud", "3", lab.Keep(Artifacts.Of(2)), start.AddMinutes(2), ct);
        await lab.LoadedAsync("fraud", "3", ct);

        var loaded = await lab.Node.GetAsync("/loaded", ct);

        Assert.Equal(["3", "2"], loaded.EnumerateArray().Select(model => model.GetProperty("version").GetString()));
        Assert.All(loaded.EnumerateArray(), model => Assert.Equal("canary", model.GetProperty("role").GetString()));
    }
}
