using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MlopsLab.Hosting.Telemetry;

namespace MlopsLab.Hosting.Engine;

/// <summary>Keeps one process running: starts it, watches it, starts it again when it ends, stops it when asked.</summary>
internal sealed class Supervisor(
    Instance instance, Launcher launcher, InstanceStatus status, ResourceNotificationService notifications, TimeProvider time, IOptions<EngineOptions> options, ILogger log) : IDisposable
{
    private readonly Switch wanted = new();
    private readonly Queue<DateTimeOffset> exits = new();
    private TaskCompletionSource idle = Completed();
    private CancellationTokenSource nap = new();
    private int restarts;

    public Instance Instance => instance;

    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var whileWanted = await wanted.WaitAsync(ct);
            var ending = await AttemptAsync(whileWanted);
            if (ending.Reason is EndReason.Finished)
            {
                wanted.Off();
            }
            else if (wanted.IsOn)
            {
                await BeforeNextAsync(ending, whileWanted);
            }

            if (!wanted.IsOn)
            {
                exits.Clear();
                idle.TrySetResult();
            }
        }
    }

    public void Start()
    {
        if (!wanted.IsOn)
        {
            idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        wanted.On();
        nap.Cancel();
    }

    public Task StopAsync(CancellationToken ct)
    {
        wanted.Off();
        nap.Cancel();
        return idle.Task.WaitAsync(ct);
    }

    public void Dispose()
    {
        wanted.Dispose();
        nap.Dispose();
    }

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }

    private async Task<Ending> AttemptAsync(CancellationToken whileWanted)
    {
        try
        {
            if (instance.Resource.Annotations.OfType<WaitAnnotation>().Any())
            {
                status.Waiting();
                await notifications.WaitForDependenciesAsync(instance.Resource, whileWanted);
            }

            status.Starting(restarts);
            using var child = await launcher.LaunchAsync(instance, whileWanted);
            return await launcher.AccompanyAsync(instance, child, status, whileWanted);
        }
        catch (OperationCanceledException) when (whileWanted.IsCancellationRequested)
        {
            status.Ended(KnownResourceStates.Exited, null);
            return new(EndReason.Stopped, "was stopped");
        }
        catch (Exception failure)
        {
            status.Ended(KnownResourceStates.FailedToStart, null);
            return new(EndReason.FailedToStart, $"failed to start: {failure.Message}");
        }
    }

    private async Task BeforeNextAsync(Ending ending, CancellationToken whileWanted)
    {
        var rules = options.Value.Restarts;
        var now = time.GetUtcNow();
        exits.Enqueue(now);
        if (exits.Count > rules.CrashLoopExits)
        {
            exits.Dequeue();
        }

        var next = RestartPolicy.After(exits, now, rules);
        restarts++;
        if (next.IsCrashLoop)
        {
            log.CrashLoop(instance.Resource.Name, ending.Text, exits.Count, next.Delay.TotalSeconds);
            status.CrashLooping();
        }
        else
        {
            log.Restarts(instance.Resource.Name, ending.Text, next.Delay.TotalSeconds);
        }

        await SleepAsync(next.Delay, whileWanted);
    }

    private async Task SleepAsync(TimeSpan delay, CancellationToken whileWanted)
    {
        nap = CancellationTokenSource.CreateLinkedTokenSource(whileWanted);
        try
        {
            await Task.Delay(delay, time, nap.Token);
        }
        catch (OperationCanceledException)
        {
            // A command came: start now, or stop.
        }
    }
}
