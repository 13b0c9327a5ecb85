using Microsoft.Extensions.Options;
using MlopsLab.Features.Storage;
using MlopsLab.Features.Telemetry;
using MlopsLab.Messaging;

namespace MlopsLab.Features;

/// <summary>Keeps the copy in Redis up to date: right after each commit, and from the beginning when Redis lost what it had.</summary>
internal sealed class OnlineCopyWorker(OnlineCopy copy, Store store, OnlineStatus status, IOptions<FeaturesOptions> options, TimeProvider time, ILogger<OnlineCopyWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Connecting to a Redis that is away blocks its thread: not the one that starts the host.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = store.Commits;
            await PushAllAsync(stoppingToken);
            await (status.Trouble is null
                ? store.WaitForCommitAsync(seen, options.Value.OnlineCheck, stoppingToken)
                : Task.Delay(AfterFailure, time, stoppingToken));
        }
    }

    private async Task PushAllAsync(CancellationToken ct)
    {
        try
        {
            while (await copy.PushAsync(ct))
            {
            }

            if (status.Recovered())
            {
                log.OnlineCopyBack();
            }
        }
        catch (Exception failed) when (failed is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            if (status.Failed(failed.Message))
            {
                log.OnlineCopyFailed(failed);
            }
        }
    }
}
