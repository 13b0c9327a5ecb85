using MlopsLab.Contracts.Inference;
using MlopsLab.Contracts.Registry;
using MlopsLab.Contracts.Rollouts;
using MlopsLab.TestNodes;

namespace MlopsLab.Rollouts.Tests.Running;

[Collection(RolloutsCollection.Name)]
public sealed class FlowTests(RunningRollouts rollouts)
{
    private readonly string _model = RunningRollouts.NewModel();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_meets_the_canary_before_it_has_loaded()
    {
        var id = await rollouts.StartAsync(_model, _ct);

        var started = await rollouts.Bus.WaitAsync<RolloutStarted>(fact => fact.Model == _model, _ct);
        var view = await rollouts.PhaseAsync(id, "loading", _ct);

        Assert.Equal(("hash-2", "1", 0.1), (started.ArtifactHash, started.StableVersion, started.Weight));
        Assert.Equal(("0", "0", "wait"), (view.Text("weight"), view.Text("step"), view.Text("verdict")));
        Assert.Empty(rollouts.Splits(_model));
    }

    [Fact]
    public async Task A_person_takes_it_from_step_to_step_to_the_promotion()
    {
        var id = await rollouts.StartAtFirstStepAsync(_model, _ct);
        await rollouts.CommandAsync(id, "promote", _ct);
        await rollouts.CommandAsync(id, "promote", _ct);
        await rollouts.ChampionMovedAsync(_model, "2", 2, _ct);
        await rollouts.LoadedAsync("inference-stable", _model, _ct);

        var view = await rollouts.PhaseAsync(id, "promoted", _ct);

        Assert.Equal(("promoted", "0"), (view.Text("verdict"), view.Text("weight")));
        await rollouts.LedgerEqualsEventsAsync(id, _model, _ct);
        Assert.Equal([(1, 0.1), (2, 0.5), (3, 1), (4, 0)], rollouts.Splits(_model));
    }

    [Fact]
    public async Task It_goes_all_the_way_by_itself_on_healthy_evidence()
    {
        var id = await rollouts.StartAtFirstStepAsync(_model, _ct, auto: true);
        await rollouts.AnsweredAsync(_model, canary: 50, failed: 0, _ct);
        await rollouts.Bus.WaitAsync<RolloutStepped>(fact => fact.Model == _model && fact.Step == 2, _ct);
        await rollouts.AnsweredAsync(_model, canary: 50, failed: 0, _ct);

        await rollouts.Bus.WaitAsync<RolloutPromoted>(fact => fact.Model == _model, _ct);

        Assert.Equal(1, (await rollouts.PhaseAsync(id, "promoting", _ct)).GetProperty("weight").GetDouble());
    }

    [Fact]
    public async Task A_policy_takes_its_steps_by_its_analysis_and_stops_where_a_person_is_asked()
    {
        var id = await rollouts.StartWithPolicyAsync(_model, _ct);
        await rollouts.AnsweredAsync(_model, canary: 50, failed: 0, _ct);
        await rollouts.Bus.WaitAsync<RolloutStepped>(fact => fact.Model == _model && fact.Step == 2, _ct);
        await rollouts.AnsweredAsync(_model, canary: 50, failed: 0, _ct);
        await Eventually.HoldsAsync(async () => (await rollouts.PhaseAsync(id, "progressing", _ct)).Text("verdict") == "healthy", "it waits for a person", _ct);

        await rollouts.CommandAsync(id, "promote", _ct);

        var view = await rollouts.PhaseAsync(id, "promoting", _ct);
        var snapshots = view.GetProperty("ledger").EnumerateArray().Select(line => line.GetProperty("evidence")).Where(known => known.ValueKind == System.Text.Json.JsonValueKind.Object).ToList();
        Assert.Equal([50, 100], snapshots.Select(known => known.GetProperty("canaryRequests").GetInt64()));
        Assert.Equal(("careful", "Successful"), (view.Text("policy"), snapshots[0].GetProperty("metrics")[0].Text("phase")));
    }

    [Fact]
    public async Task A_canary_that_fails_under_a_policy_is_taken_back_with_its_metric_and_limit()
    {
        var id = await rollouts.StartWithPolicyAsync(_model, _ct);
        await rollouts.AnsweredAsync(_model, canary: 40, failed: 12, _ct);

        Assert.StartsWith("Metric \"errors\" assessed Failed due to failed (1) > failureLimit (0)", (await rollouts.PhaseAsync(id, "aborted", _ct)).Text("reason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_stays_at_its_weight_when_nobody_said_to_step_by_itself()
    {
        var id = await rollouts.StartAtFirstStepAsync(_model, _ct);
        await rollouts.AnsweredAsync(_model, canary: 50, failed: 0, _ct);

        await Eventually.HoldsAsync(async () => (await rollouts.PhaseAsync(id, "progressing", _ct)).Text("verdict") == "healthy", "it is healthy", _ct);

        Assert.Equal("1", (await rollouts.PhaseAsync(id, "progressing", _ct)).Text("step"));
    }

    [Fact]
    public async Task A_canary_that_fails_a_third_of_its_requests_is_taken_back()
    {
        var id = await rollouts.StartAtFirstStepAsync(_model, _ct);
        await rollouts.AnsweredAsync(_model, canary: 40, failed: 12, _ct);

        var view = await rollouts.PhaseAsync(id, "aborted", _ct);

        Assert.Equal(("failed", "0"), (view.Text("verdict"), view.Text("weight")));
        Assert.StartsWith("the canary failed 12 of 40 requests", view.Text("reason"), StringComparison.Ordinal);
        await rollouts.LedgerEqualsEventsAsync(id, _model, _ct);
        var order = rollouts.Bus.Seen.Select(seen => seen.Fact).Where(fact => fact is TrafficSplitChanged { CanaryWeight: 0 } or RolloutAborted).ToList();
        Assert.True(order.FindIndex(fact => fact is TrafficSplitChanged split && split.Model == _model) < order.FindIndex(fact => fact is RolloutAborted aborted && aborted.Model == _model));
    }

    [Fact]
    public async Task A_canary_that_fails_while_it_is_promoted_is_taken_back()
    {
        var id = await rollouts.StartAtFirstStepAsync(_model, _ct);
        await rollouts.Http.PostJsonAsync($"/rollouts/{id}/promote?full=true", null, _ct);
        await rollouts.AnsweredAsync(_model, canary: 40, failed: 12, _ct);

        Assert.Equal("failed", (await rollouts.PhaseAsync(id, "aborted", _ct)).Text("verdict"));
        await rollouts.Bus.WaitAsync<RolloutAborted>(fact => fact.Model == _model, _ct);
    }

    [Fact]
    public async Task The_same_predictions_twice_count_once()
    {
        var id = await rollouts.StartAtFirstStepAsync(_model, _ct);
        await rollouts.AnsweredAsync(_model, canary: 20, failed: 0, _ct, $"{_model}-1");
        await rollouts.AnsweredAsync(_model, canary: 20, failed: 0, _ct, $"{_model}-1");
        await rollouts.AnsweredAsync(_model, canary: 1, failed: 0, _ct, $"{_model}-2");

        await Eventually.HoldsAsync(async () => await CanaryRequestsAsync(id) >= 21, "the predictions are counted", _ct);

        Assert.Equal(21, await CanaryRequestsAsync(id));
    }

    [Fact]
    public async Task A_canary_that_can_not_load_ends_it_with_the_reason()
    {
        var id = await rollouts.StartAsync(_model, _ct);
        await rollouts.Bus.PublishAsync(
            new ModelLoadFailed("inference-canary", _model, "2", "hash-2", "the format version is unknown", TimeProvider.System.GetUtcNow()), _ct);

        var view = await rollouts.PhaseAsync(id, "aborted", _ct);

        Assert.Contains("the format version is unknown", view.Text("reason"), StringComparison.Ordinal);
        Assert.Empty(rollouts.Splits(_model));
    }

    [Fact]
    public async Task Somebody_moving_the_champion_supersedes_it()
    {
        var id = await rollouts.StartAtFirstStepAsync(_model, _ct);
        await rollouts.ChampionMovedAsync(_model, "3", 2, _ct, by: "bo");

        var view = await rollouts.PhaseAsync(id, "superseded", _ct);

        Assert.StartsWith("bo moved the champion to version 3", view.Text("reason"), StringComparison.Ordinal);
        await rollouts.LedgerEqualsEventsAsync(id, _model, _ct);
        Assert.Equal([(1, 0.1), (2, 0)], rollouts.Splits(_model));
    }

    [Fact]
    public async Task A_version_rejected_under_way_is_taken_back()
    {
        var id = await rollouts.StartAtFirstStepAsync(_model, _ct);
        await rollouts.Bus.PublishAsync(new ModelRejected(_model, "2", "bo", "leaks the label", TimeProvider.System.GetUtcNow()), _ct);

        Assert.Equal("aborted", (await rollouts.PhaseAsync(id, "aborted", _ct)).Text("verdict"));
    }

    [Fact]
    public async Task A_pause_keeps_the_weight_until_somebody_resumes()
    {
        var id = await rollouts.StartAtFirstStepAsync(_model, _ct, auto: true);
        await rollouts.CommandAsync(id, "pause", _ct);
        await rollouts.AnsweredAsync(_model, canary: 50, failed: 0, _ct);
        await Eventually.HoldsAsync(async () => await CanaryRequestsAsync(id) == 50, "the predictions are counted", _ct);
        Assert.Equal(0.1, (await rollouts.PhaseAsync(id, "paused", _ct)).GetProperty("weight").GetDouble());

        await rollouts.CommandAsync(id, "resume", _ct);

        await rollouts.Bus.WaitAsync<RolloutStepped>(fact => fact.Model == _model && fact.Step == 2, _ct);
    }

    [Fact]
    public async Task An_undo_asks_the_registry_for_the_champion_before()
    {
        var id = await rollouts.PromotedAsync(_model, _ct);

        await rollouts.CommandAsync(id, "undo", _ct);

        await rollouts.PhaseAsync(id, "undone", _ct);
        Assert.Equal("1", rollouts.Registry.MovedTo(_model));
        await rollouts.LedgerEqualsEventsAsync(id, _model, _ct);
    }

    [Fact]
    public async Task An_undo_the_registry_refuses_leaves_the_promotion_and_says_so()
    {
        var id = await rollouts.PromotedAsync(_model, _ct);
        rollouts.Registry.Refuses = true;
        try
        {
            await rollouts.CommandAsync(id, "undo", _ct);

            var view = default(System.Text.Json.JsonElement);
            await Eventually.HoldsAsync(
                async () => (view = await rollouts.PhaseAsync(id, "promoted", _ct)).Text("reason").StartsWith("the registry refused", StringComparison.Ordinal), "the refusal is told", _ct);
        }
        finally
        {
            rollouts.Registry.Refuses = false;
        }
    }

    private async Task<long> CanaryRequestsAsync(string id) =>
        (await rollouts.Http.JsonAsync($"/rollouts/{id}", _ct)).GetProperty("evidence").GetProperty("canary").GetProperty("requests").GetInt64();
}
