using MlopsLab.TestNodes;

namespace MlopsLab.Rollouts.Tests.Running;

/// <summary>kill -9 in each phase: what happened meanwhile waits on the bus, and the rollout goes on where its ledger stands.</summary>
[Collection(RolloutsCollection.Name)]
public sealed class KillTests(RunningRollouts rollouts)
{
    private readonly string _model = RunningRollouts.NewModel();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Loading_goes_on_after_a_kill()
    {
        var id = await rollouts.StartAsync(_model, _ct);

        await KilledAsync(() => rollouts.LoadedAsync("inference-canary", _model, _ct));

        await EndsAsync(id, "progressing", (1, 0.1));
    }

    [Fact]
    public async Task Progressing_goes_on_after_a_kill()
    {
        var id = await rollouts.StartAtFirstStepAsync(_model, _ct, auto: true);

        await KilledAsync(() => rollouts.AnsweredAsync(_model, canary: 50, failed: 0, _ct));

        await Eventually.HoldsAsync(() => Task.FromResult(rollouts.Splits(_model).Count == 2), "it steps", _ct);
        await EndsAsync(id, "progressing", (1, 0.1), (2, 0.5));
    }

    [Fact]
    public async Task Evidence_from_before_a_kill_still_counts()
    {
        var id = await rollouts.StartAtFirstStepAsync(_model, _ct);
        await rollouts.AnsweredAsync(_model, canary: 20, failed: 8, _ct);

        await KilledAsync(() => rollouts.AnsweredAsync(_model, canary: 20, failed: 8, _ct));

        var view = await rollouts.PhaseAsync(id, "aborted", _ct);
        Assert.StartsWith("the canary failed 16 of 40 requests", view.Text("reason"), StringComparison.Ordinal);
        await EndsAsync(id, "aborted", (1, 0.1), (2, 0));
    }

    [Fact]
    public async Task The_measurements_of_a_policy_go_on_after_a_kill()
    {
        var id = await rollouts.StartWithPolicyAsync(_model, _ct);
        await rollouts.AnsweredAsync(_model, canary: 50, failed: 0, _ct);
        await Eventually.HoldsAsync(async () => await MeasuredAsync(id) > 0, "it is measured once", _ct);

        await KilledAsync(() => Task.CompletedTask);

        Assert.True(await MeasuredAsync(id) > 0 || rollouts.Splits(_model).Count == 2);
        await Eventually.HoldsAsync(() => Task.FromResult(rollouts.Splits(_model).Count == 2), "it steps", _ct);
        await EndsAsync(id, "progressing", (1, 0.1), (2, 0.5));
    }

    [Fact]
    public async Task Paused_stays_paused_after_a_kill()
    {
        var id = await rollouts.StartAtFirstStepAsync(_model, _ct, auto: true);
        await rollouts.CommandAsync(id, "pause", _ct);

        await KilledAsync(() => rollouts.AnsweredAsync(_model, canary: 50, failed: 0, _ct));

        await EndsAsync(id, "paused", (1, 0.1));
    }

    [Fact]
    public async Task Promoting_goes_on_after_a_kill()
    {
        var id = await rollouts.StartAtFirstStepAsync(_model, _ct);
        await rollouts.Http.PostJsonAsync($"/rollouts/{id}/promote?full=true", null, _ct);

        await KilledAsync(async () =>
        {
            await rollouts.ChampionMovedAsync(_model, "2", 2, _ct);
            await rollouts.LoadedAsync("inference-stable", _model, _ct);
        });

        await EndsAsync(id, "promoted", (1, 0.1), (2, 1), (3, 0));
    }

    [Fact]
    public async Task Aborting_goes_on_after_a_kill()
    {
        var id = await rollouts.StartAtFirstStepAsync(_model, _ct);
        await rollouts.CommandAsync(id, "abort", _ct);

        await KilledAsync(() => Task.CompletedTask);

        await EndsAsync(id, "aborted", (1, 0.1), (2, 0));
    }

    [Fact]
    public async Task An_abort_that_gives_traffic_back_in_two_parts_goes_on_after_a_kill()
    {
        var id = await rollouts.StartAtFirstStepAsync(_model, _ct);
        await rollouts.Http.PostJsonAsync($"/rollouts/{id}/promote?full=true", null, _ct);
        await rollouts.AnsweredAsync(_model, canary: 40, failed: 12, _ct);
        await rollouts.PhaseAsync(id, "aborting", _ct);

        await KilledAsync(() => Task.CompletedTask);

        await EndsAsync(id, "aborted", (1, 0.1), (2, 1), (3, 0.5), (4, 0));
    }

    [Fact]
    public async Task Undoing_goes_on_after_a_kill()
    {
        var id = await rollouts.PromotedAsync(_model, _ct);
        rollouts.Registry.Away = true;
        await rollouts.CommandAsync(id, "undo", _ct);

        await KilledAsync(() => Task.FromResult(rollouts.Registry.Away = false));

        await EndsAsync(id, "undone", (1, 0.1), (2, 1), (3, 0));
        Assert.Equal("1", rollouts.Registry.MovedTo(_model));
    }

    [Fact]
    public async Task Ledger_and_events_agree_after_kills_at_any_point()
    {
        var random = new Random(5);
        for (var kill = 0; kill < 4; kill++)
        {
            var model = RunningRollouts.NewModel();
            var id = await rollouts.StartAsync(model, _ct);
            var running = RunAsync(id, model, "pause", "resume", "promote", "pause", "abort");
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 250)), TimeProvider.System, _ct);
            await KilledAsync(() => running);

            await RunAsync(id, model, "abort");
            await rollouts.PhaseAsync(id, "aborted", _ct);
            await rollouts.LedgerEqualsEventsAsync(id, model, _ct);
        }
    }

    private async Task<int> MeasuredAsync(string id) =>
        (await rollouts.Http.JsonAsync($"/rollouts/{id}", _ct)).GetProperty("evidence").GetProperty("metrics")[0].GetProperty("count").GetInt32();

    private async Task RunAsync(string id, string model, params string[] commands)
    {
        try
        {
            await rollouts.LoadedAsync("inference-canary", model, _ct);
            await Eventually.HoldsAsync(async () => (await rollouts.Http.JsonAsync($"/rollouts/{id}", _ct)).Text("phase") != "loading", "it has loaded", _ct);
            foreach (var command in commands)
            {
                await rollouts.CommandAsync(id, command, _ct);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // The node was killed under this request.
        }
    }

    private async Task KilledAsync(Func<Task> meanwhile)
    {
        await rollouts.Node.KillAsync();
        await meanwhile();
        await rollouts.Node.StartAsync(_ct);
    }

    private async Task EndsAsync(string id, string phase, params (long, double)[] splits)
    {
        await rollouts.PhaseAsync(id, phase, _ct);
        await rollouts.LedgerEqualsEventsAsync(id, _model, _ct);
        Assert.Equal(splits, rollouts.Splits(_model));
    }
}
