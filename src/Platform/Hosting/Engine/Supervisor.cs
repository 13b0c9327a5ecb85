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
    private volatile TaskCompletionSource ended = Completed();
    private CancellationTokenSource nap = new();
    private int restarts;

    public Instance Instance => instance;

    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            if (!wanted.IsOn)
            {
                exits.Clear();
            }

            var whileWanted = await wanted.WaitAsync(ct);
            var attempt = ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
            var ending = await AttemptAsync(whileWanted);
            if (ending.Reason is EndReason.Finished)
            {
                wanted.Off();
            }

            // Decided before those who wait for the end may ask for another start.
            var isMissed = wanted.IsOn && ending.Reason is not EndReason.Stopped;
            attempt.SetResult();
            if (isMissed)
            {
                await BeforeNextAsync(ending, whileWanted);
            }
        }
    }

    public void Start()
    {
        wanted.On();
        nap.Cancel();
    }

    /// <summary>Returns when the process that ran has ended; one that was about to start does not start.</summary>
    public Task StopAsync(CancellationToken ct)
    {
        wanted.Off();
        nap.Cancel();
        return ended.Task.WaitAsync(ct);
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
            whileWanted.ThrowIfCancellationRequested();
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
