using MlopsLab.TestNodes;

namespace MlopsLab.Rollouts.Tests.Running;

[Collection(RolloutsCollection.Name)]
public sealed class NotificationTests(RunningRollouts rollouts)
{
    private readonly string _model = RunningRollouts.NewModel();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_step_ends_when_its_gate_says_yes_and_not_before()
    {
        rollouts.Webhook.Closed[_model] = true;
        var policy = $"name: gated\nsteps: [ {{ setWeight: 10 }}, {{ gate: {{ webhook: '{rollouts.Webhook.Address}' }} }}, {{ setWeight: 50 }} ]\nmetrics: [ {{ name: errors, measure: error-rate, interval: 1s }} ]\n";
        var id = (await rollouts.Http.PostJsonAsync("/rollouts", new { model = _model, version = "2", policy, by = "ana" }, _ct)).Body.Text("id");
        await rollouts.LoadedAsync("inference-canary", _model, _ct);
        var view = await rollouts.PhaseAsync(id, "progressing", _ct);
        await rollouts.AnsweredAsync(_model, canary: 50, failed: 0, _ct);
        await Eventually.HoldsAsync(
            async () => (view = await rollouts.Http.JsonAsync($"/rollouts/{id}", _ct)).Text("reason").EndsWith("waiting for 127.0.0.1 to say yes", StringComparison.Ordinal),
            TimeSpan.FromSeconds(30),
            () => $"it waits for the gate, it is {view}",
            _ct);
        Assert.Equal([(1, 0.1)], rollouts.Splits(_model));

        rollouts.Webhook.Closed.Clear();

        await Eventually.HoldsAsync(
            async () => (view = await rollouts.Http.JsonAsync($"/rollouts/{id}", _ct)).Text("step") == "2", TimeSpan.FromSeconds(30), () => $"it steps, it is {view}", _ct);
    }

    [Fact]
    public async Task Every_move_that_is_announced_is_told_in_order_though_the_receiver_was_away_and_the_node_killed()
    {
        rollouts.Webhook.Away = true;
        var id = await rollouts.StartAtFirstStepAsync(_model, _ct);
        await rollouts.CommandAsync(id, "pause", _ct);
        await rollouts.Node.KillAsync();
        rollouts.Webhook.Away = false;
        await rollouts.Node.StartAsync(_ct);

        await rollouts.CommandAsync(id, "abort", _ct);

        await Eventually.HoldsAsync(() => Task.FromResult(rollouts.Webhook.EventsOf(_model).Count == 4), "all is told", _ct);
        Assert.Equal(["rollout.started", "rollout.stepped", "rollout.paused", "rollout.aborted"], rollouts.Webhook.EventsOf(_model));
    }
}
