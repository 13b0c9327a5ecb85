namespace MlopsLab.Lab.Tests;

public sealed class RolloutTests(RunningLab running)
{
    private readonly LabProcess _lab = running.Lab;

    [Fact]
    public async Task A_canary_is_promoted_and_rolled_back_without_an_error_for_any_caller()
    {
        var ct = TestContext.Current.CancellationToken;
        var before = await running.ChampionAsync(ct);
        var version = await running.TrainAsync(ct);
        await using var callers = await Callers.StartAsync(_lab, perSecond: 60, ct);

        await _lab.JsonAsync(ct, "rollout", "start", $"fraud/{version}", "--json");
        await callers.UntilAnsweredByAsync(version, ct);
        await _lab.JsonAsync(ct, "rollout", "promote", "--full", "--json");
        await LabProcess.UntilAsync("the canary is promoted", TimeSpan.FromSeconds(60), async () => (string?)(await _lab.RunAsync(ct, "rollout", "status", "--json")).Json["phase"] == "promoted", ct);
        Assert.Equal(version, await running.ChampionAsync(ct));

        await _lab.JsonAsync(ct, "model", "rollback", "fraud", "--by", "test", "--why", "the way back is tested", "--json");
        await callers.UntilOnlyAnsweredByAsync(before ?? "", ct);

        Assert.Equal(before, await running.ChampionAsync(ct));
        Assert.Empty(callers.Failures);
    }

    [Fact]
    public async Task A_model_that_throws_on_a_third_of_the_rows_is_taken_back_within_thirty_seconds()
    {
        var ct = TestContext.Current.CancellationToken;
        var version = await running.TrainAsync(ct, "fault=throw:0.3");
        await using var callers = await Callers.StartAsync(_lab, perSecond: 100, ct);
        await _lab.JsonAsync(ct, "rollout", "start", $"fraud/{version}", "--json");
        var started = TimeProvider.System.GetTimestamp();

        var end = await _lab.RunAsync(ct, "rollout", "status", "--timeout", "60s", "--json");

        Assert.Equal(1, end.Code);
        Assert.Equal("aborted", (string?)end.Json["phase"]);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.Empty(callers.Failures);
    }
}
