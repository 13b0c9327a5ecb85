using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MlopsLab.Hosting.Engine;
using MlopsLab.Hosting.Tests.Support;

namespace MlopsLab.Hosting.Tests;

public sealed class SupervisionTests
{
    [Fact]
    public async Task Starts_a_killed_node_again_in_under_a_second()
    {
        await using var lab = new SampleLab();
        lab.AddNode("node");
        await lab.StartAsync();
        var before = await lab.IsHealthyAsync("node");

        await SignalAsync("KILL", before);
        var gone = await lab.ReachesAsync("node", KnownResourceStates.Exited);
        var after = await lab.ReachesAsync("node", snapshot => snapshot.State?.Text == KnownResourceStates.Running && SampleLab.RestartsOf(snapshot) == 1);

        Assert.Equal(137, gone.Snapshot.ExitCode);
        Assert.NotEqual(SampleLab.PidOf(before), SampleLab.PidOf(after));
        Assert.True(after.Snapshot.StartTimeStamp - gone.Snapshot.StopTimeStamp < TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Calls_a_node_that_ends_again_and_again_a_crash_loop_and_tries_it_slowly()
    {
        await using var lab = new SampleLab("--Embedded:Restarts:FirstDelay=00:00:00.01", "--Embedded:Restarts:CrashLoopExits=3", "--Embedded:Restarts:CrashLoopDelay=00:00:00.1");
        lab.AddNode("node").WithArgs("crash");
        await lab.StartAsync();

        var loop = await lab.ReachesAsync("node", "CrashLoop");
        var later = await lab.ReachesAsync("node", snapshot => SampleLab.RestartsOf(snapshot) > 3);

        Assert.Equal(3, loop.Snapshot.ExitCode);
        Assert.Equal(3, later.Snapshot.ExitCode ?? 3);
    }

    [Fact]
    public async Task Lets_a_program_without_an_endpoint_finish()
    {
        await using var lab = new SampleLab();
        lab.Builder.AddExecutable("job", "/bin/sh", ".", "-c", "exit 0");
        var waiter = lab.Builder.AddExecutable("after", "/bin/sh", ".", "-c", "sleep 600");
        waiter.WaitForCompletion(lab.Builder.CreateResourceBuilder(lab.Builder.Resources.Single(resource => resource.Name == "job")));
        await lab.StartAsync();

        await lab.ReachesAsync("after", KnownResourceStates.Running);

        Assert.Equal(0, (await lab.ReachesAsync("job", KnownResourceStates.Finished)).Snapshot.ExitCode);
    }

    [Fact]
    public async Task Starts_and_stops_that_come_at_once_leave_nobody_waiting()
    {
        await using var lab = new SampleLab();
        lab.Builder.AddExecutable("job", "/bin/sh", ".", "-c", "exec sleep 600");
        await lab.StartAsync();
        await lab.ReachesAsync("job", KnownResourceStates.Running);

        var supervisor = lab.Application.Services.GetRequiredService<Supervisors>().All.Single();
        foreach (var _ in Enumerable.Range(0, 200))
        {
            await supervisor.StopAsync(SampleLab.Stop).WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, SampleLab.Stop);
            supervisor.Start();
        }

        await lab.ReachesAsync("job", KnownResourceStates.Running);
    }

    [Fact]
    public async Task Sees_a_stopped_process_at_once_and_forgives_it_when_it_goes_on()
    {
        await using var lab = new SampleLab();
        lab.AddNode("node");
        await lab.StartAsync();
        var node = await lab.IsHealthyAsync("node");

        await SignalAsync("STOP", node);
        await lab.ReachesAsync("node", "Frozen");
        await SignalAsync("CONT", node);
        var back = await lab.IsHealthyAsync("node");

        Assert.Equal(SampleLab.PidOf(node), SampleLab.PidOf(back));
    }

    [Theory]
    [InlineData("STOP")]
    [InlineData("hang")]
    [InlineData("deafen")]
    public async Task Kills_and_restarts_a_node_that_stays_silent(string how)
    {
        await using var lab = new SampleLab("--Embedded:FrozenPatience=00:00:05");
        lab.AddNode("node");
        await lab.StartAsync();
        var node = await lab.IsHealthyAsync("node");

        await (how == "STOP" ? SignalAsync(how, node) : lab.PostAsync("node", $"/{how}"));
        await lab.ReachesAsync("node", "Frozen");
        var back = await lab.ReachesAsync("node", snapshot => SampleLab.RestartsOf(snapshot) == 1 && snapshot.State?.Text == KnownResourceStates.Running);

        Assert.NotEqual(SampleLab.PidOf(node), SampleLab.PidOf(back));
    }

    [Fact]
    public async Task Starts_a_node_again_that_never_listens()
    {
        await using var lab = new SampleLab("--Embedded:StartPatience=00:00:02");
        lab.Builder.AddExecutable("deaf", "/bin/sh", ".", "-c", "exec sleep 600").WithHttpEndpoint().WithHttpHealthCheck("/health");
        await lab.StartAsync();

        var again = await lab.ReachesAsync("deaf", snapshot => SampleLab.RestartsOf(snapshot) == 1 && snapshot.State?.Text == KnownResourceStates.Running);

        Assert.NotEqual(HealthStatus.Healthy, again.Snapshot.HealthStatus);
    }

    [Fact]
    public async Task Does_not_kill_a_node_that_takes_its_time_to_drain()
    {
        await using var lab = new SampleLab();
        lab.Builder.AddExecutable("drains", "/bin/sh", ".", "-c", "trap 'sleep 12; exit 0' TERM; echo ready; while :; do sleep 0.1; done");
        await lab.StartAsync();
        await lab.LogsAsync("drains", "ready");

        await lab.CommandAsync("drains", "stop");

        Assert.Equal(0, (await lab.ReachesAsync("drains", KnownResourceStates.Exited)).Snapshot.ExitCode);
    }

    [Fact]
    public async Task Waits_for_a_dependency_until_it_is_healthy_and_its_ready_callbacks_are_done()
    {
        await using var lab = new SampleLab();
        var callback = new TaskCompletionSource();
        var first = lab.AddNode("first").OnResourceReady((_, _, _) => callback.Task);
        lab.AddNode("second").WaitFor(first);
        await lab.StartAsync();

        await lab.ReachesAsync("second", KnownResourceStates.Waiting);
        await lab.ReachesAsync("first", snapshot => snapshot.HealthStatus == HealthStatus.Healthy);
        Assert.True(lab.Notifications.TryGetCurrentState(await IdOfAsync(lab, "second"), out var waiting));
        callback.SetResult();

        Assert.Equal(KnownResourceStates.Waiting, waiting?.Snapshot.State?.Text);
        await lab.IsHealthyAsync("second");
    }

    [Fact]
    public async Task Runs_replicas_behind_one_address()
    {
        await using var lab = new SampleLab();
        lab.AddNode("node").WithReplicas(2);
        await lab.StartAsync();
        await AllHealthyAsync(lab, "node", 2);

        var answering = new HashSet<string>();
        for (var request = 0; request < 4; request++)
        {
            using var connection = new HttpClient();
            answering.Add(await connection.GetStringAsync(lab.UrlOf("node") + "/environment", SampleLab.Stop));
        }

        Assert.Equal(2, answering.Count);
    }

    [Fact]
    public async Task Starts_stops_and_restarts_by_command()
    {
        await using var lab = new SampleLab();
        lab.AddNode("node").WithExplicitStart();
        await lab.StartAsync();
        await lab.ReachesAsync("node", KnownResourceStates.NotStarted);

        Assert.True((await lab.CommandAsync("node", "start")).Success);
        var first = await lab.IsHealthyAsync("node");
        Assert.True((await lab.CommandAsync("node", "restart")).Success);
        var second = await lab.IsHealthyAsync("node");
        Assert.True((await lab.CommandAsync("node", "stop")).Success);

        Assert.NotEqual(SampleLab.PidOf(first), SampleLab.PidOf(second));
        Assert.Equal(0, (await lab.ReachesAsync("node", KnownResourceStates.Exited)).Snapshot.ExitCode);
    }

    [Fact]
    public async Task Says_why_a_program_cannot_start()
    {
        await using var lab = new SampleLab();
        lab.Builder.AddExecutable("ghost", "no-such-program", ".");
        await lab.StartAsync();

        var failed = await lab.ReachesAsync("ghost", KnownResourceStates.FailedToStart);

        Assert.Null(failed.Snapshot.ExitCode);
    }

    private static Task SignalAsync(string signal, ResourceEvent target) => Shell.SignalAsync(signal, SampleLab.PidOf(target));

    private static async Task<string> IdOfAsync(SampleLab lab, string name) => (await lab.ReachesAsync(name, _ => true)).ResourceId;

    private static async Task AllHealthyAsync(SampleLab lab, string name, int count)
    {
        var healthy = new HashSet<string>();
        await foreach (var happened in lab.Notifications.WatchAsync(SampleLab.Stop))
        {
            if (happened.Resource.Name == name && happened.Snapshot.HealthStatus == HealthStatus.Healthy && healthy.Add(happened.ResourceId) && healthy.Count == count)
            {
                return;
            }
        }
    }
}
