using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MlopsLab.Hosting.Processes;
using MlopsLab.Hosting.Telemetry;

namespace MlopsLab.Hosting.Engine;

/// <summary>Asks one running process each second how it is, and kills it when it has been silent for too long.</summary>
internal sealed class HealthWatch(Instance instance, ChildProcess child, InstanceStatus status, HealthWatches shared)
{
    private readonly IReadOnlyList<HealthCheckRegistration> checks = shared.Probes.Of(instance.Resource);
    private readonly long began = shared.Time.GetTimestamp();
    private FreezeWatch freeze = new(shared.Options.StartPatience, isStarting: true);
    private bool wasReady;

    public async Task RunAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(shared.Options.ProbeEvery, shared.Time);
        try
        {
            do
            {
                await LookAsync(ct);
            }
            while (await timer.WaitForNextTickAsync(ct));
        }
        catch (OperationCanceledException)
        {
            // The process ended or is being stopped.
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        var isStopped = shared.Groups.IsStopped(child.Pid);
        IReadOnlyList<HealthReportSnapshot> reports = [];
        var answered = !isStopped;
        if (!isStopped)
        {
            var answers = await shared.Probes.AskAsync(checks, instance.PortOf, ct);
            answered = answers.All(answer => answer.Answer.Answered);
            reports = [.. answers.Select(answer => new HealthReportSnapshot(answer.Key, answer.Answer.Status, answer.Answer.Description, null))];
        }

        Judge(freeze.Observe(shared.Time.GetElapsedTime(began), isStopped, answered), reports);
        if (!wasReady && reports.All(report => report.Status == HealthStatus.Healthy) && answered)
        {
            wasReady = true;
            freeze = new(shared.Options.FrozenPatience);
            _ = ReadyAsync(ct);
        }
    }

    private async Task ReadyAsync(CancellationToken ct)
    {
        try
        {
            await status.ReadyAsync(ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            shared.Log.ReadyFailed(instance.Resource.Name, failure.Message);
        }
    }

    private void Judge(Liveness liveness, IReadOnlyList<HealthReportSnapshot> reports)
    {
        if (liveness == Liveness.Alive)
        {
            status.Healthy(reports);
            return;
        }

        status.Frozen();
        if (liveness == Liveness.Lost)
        {
            shared.Log.KilledAsFrozen(instance.Resource.Name);
            child.KillGroup();
        }
    }
}
