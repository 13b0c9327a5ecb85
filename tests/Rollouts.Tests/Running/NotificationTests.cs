using MlopsLab.TestNodes;

namespace MlopsLab.Rollouts.Tests.Running;

[Collection(RolloutsCollection.Name)]
public sealed class NotificationTests(RunningRollouts rollouts)
{
    private readonly string _model = RunningRollouts.NewModel();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

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
