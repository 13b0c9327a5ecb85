using Microsoft.Extensions.Options;
using MlopsLab.Features.Domain;
using MlopsLab.Features.Storage;
using MlopsLab.Features.Telemetry;
using MlopsLab.Messaging;

namespace MlopsLab.Features;

/// <summary>Takes in the view of every scenario file, also of those that are added or changed while the node runs.</summary>
internal sealed class ViewWatch(CompiledViews views, ViewTable table, Store store, IOptions<FeaturesOptions> options, TimeProvider time, ILogger<ViewWatch> log)
    : BackgroundService
{
    private readonly HashSet<string> done = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ViewCheck, time);
        do
        {
            await LookAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken ct)
    {
        foreach (var view in views.All().Where(view => !done.Contains(view.Name)))
        {
            try
            {
                var change = await store.InTransactionAsync((session, token) => table.ObserveAsync(session, view, token), ct);
                done.Add(view.Name);
                if (change == ViewChange.TooMany)
                {
                    log.ViewNotBuilt(view.Scenario.Name, view.Pipeline.View);
                }
                else if (change is ViewChange.Build or ViewChange.BuildAndSwitch)
                {
                    log.BackfillStarted(view.Scenario.Name, view.Pipeline.View);
                }
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                log.ViewNotAnnounced(failed, view.Name);
            }
        }
    }
}
