using Microsoft.Extensions.Options;
using MlopsLab.Features.Domain;
using MlopsLab.Features.Storage;
using MlopsLab.Features.Telemetry;
using MlopsLab.Messaging;

namespace MlopsLab.Features;

/// <summary>Announces the view of every scenario once, also of those that are added while the node runs.</summary>
internal sealed class ViewAnnouncer(CompiledViews views, ViewTable table, Store store, IOptions<FeaturesOptions> options, TimeProvider time, ILogger<ViewAnnouncer> log)
    : BackgroundService
{
    private readonly HashSet<string> done = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ViewCheck, time);
        do
        {
            await AnnounceAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task AnnounceAsync(CancellationToken ct)
    {
        foreach (var view in views.All().Where(view => !done.Contains(view.Name)))
        {
            try
            {
                await store.InTransactionAsync((session, token) => table.AnnounceAsync(session, view, token), ct);
                done.Add(view.Name);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                log.ViewNotAnnounced(failed, view.Name);
            }
        }
    }
}
