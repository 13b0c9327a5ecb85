using MlopsLab.Contracts.Rollouts;
using MlopsLab.TestNodes;

namespace MlopsLab.Rollouts.Tests.Running;

/// <summary>A shadow as the first step: the version is compared before it answers anybody.</summary>
[Collection(RolloutsCollection.Name)]
public sealed class ShadowTests(RunningRollouts rollouts)
{
    private readonly string _model = RunningRollouts.NewModel();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_shadow_that_agrees_is_followed_by_the_canary_and_its_evidence_is_kept()
    {
        var id = await rollouts.StartWithShadowAsync(_model, _ct);
        var mirrored = await rollouts.Bus.WaitAsync<TrafficSplitChanged>(fact => fact.Model == _model && fact.Epoch == 1, _ct);
        await rollouts.ComparedAsync(_model, pairs: 80, differ: 1, _ct);

        var canary = await rollouts.Bus.WaitAsync<TrafficSplitChanged>(fact => fact.Model == _model && fact.Epoch == 2, _ct);

        Assert.Equal((0, null, "2", 0.2), (mirrored.CanaryWeight, mirrored.CanaryVersion, mirrored.ShadowVersion, mirrored.ShadowShare));
        Assert.Equal((0.1, "2", null, 0), (canary.CanaryWeight, canary.CanaryVersion, canary.ShadowVersion, canary.ShadowShare));
        var view = await rollouts.PhaseAsync(id, "progressing", _ct);
        var evidence = view.GetProperty("evidence");
        Assert.Equal((80, 1, 0), (evidence.GetProperty("pairs").GetProperty("requests").GetInt64(), evidence.GetProperty("pairs").GetProperty("different").GetInt64(), evidence.GetProperty("totalCanaryRequests").GetInt64()));
        await rollouts.LedgerEqualsEventsAsync(id, _model, _ct);
    }

    [Fact]
    public async Task A_shadow_that_decides_differently_ends_the_rollout_before_any_caller_met_it()
    {
        var id = await rollouts.StartWithShadowAsync(_model, _ct);
        await rollouts.ComparedAsync(_model, pairs: 100, differ: 40, _ct);

        var view = await rollouts.PhaseAsync(id, "aborted", _ct);

        Assert.Contains("they decided differently on 40 of 100 requests", view.Text("reason"), StringComparison.Ordinal);
        await rollouts.LedgerEqualsEventsAsync(id, _model, _ct);
        Assert.Equal([(1, 0.0), (2, 0.0)], rollouts.Splits(_model));
        Assert.Null(rollouts.Bus.Of<TrafficSplitChanged>().Single(fact => fact.Model == _model && fact.Epoch == 2).ShadowVersion);
    }

    [Fact]
    public async Task Answers_to_callers_are_no_evidence_of_a_shadow()
    {
        var id = await rollouts.StartWithShadowAsync(_model, _ct);
        await rollouts.AnsweredAsync(_model, canary: 100, failed: 100, _ct);
        await rollouts.ComparedAsync(_model, pairs: 5, differ: 0, _ct);

        await Eventually.HoldsAsync(async () => await RequestsAsync(id) == 5, "the pairs are counted", _ct);

        Assert.Equal("5 of 60 mirrored requests seen", (await rollouts.PhaseAsync(id, "progressing", _ct)).Text("reason"));
    }

    [Fact]
    public async Task The_shadow_goes_on_after_a_kill_with_what_it_has_seen()
    {
        var id = await rollouts.StartWithShadowAsync(_model, _ct);
        await rollouts.ComparedAsync(_model, pairs: 40, differ: 0, _ct);
        await Eventually.HoldsAsync(async () => await RequestsAsync(id) == 40, "the pairs are counted", _ct);

        await rollouts.Node.KillAsync();
        await rollouts.ComparedAsync(_model, pairs: 40, differ: 0, _ct);
        await rollouts.Node.StartAsync(_ct);

        await Eventually.HoldsAsync(() => Task.FromResult(rollouts.Splits(_model).Count == 2), "the canary follows", _ct);
        Assert.Equal([(1, 0.0), (2, 0.1)], rollouts.Splits(_model));
        await rollouts.LedgerEqualsEventsAsync(id, _model, _ct);
    }

    private async Task<long> RequestsAsync(string id) =>
        (await rollouts.Http.JsonAsync($"/rollouts/{id}", _ct)).GetProperty("evidence").GetProperty("canary").GetProperty("requests").GetInt64();
}
