using System.Threading.Channels;
using MlopsLab.Gateway.Domain;
using MlopsLab.Gateway.Scoring;
using MlopsLab.Gateway.Telemetry;
using MlopsLab.Messaging;

namespace MlopsLab.Gateway.Storage;

/// <summary>Keeps the routes and views in memory equal to the stored ones: before the first request and after every change.</summary>
internal sealed class RouteRefresh(Store store, RoutingTable routes, ModelViews views, TimeProvider clock, ILogger<RouteRefresh> log) : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ask() => _asked.Writer.TryWrite(true);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _asked.Reader.ReadAllAsync(stoppingToken))
        {
            while (!await TryLoadAsync(stoppingToken))
            {
                await Task.Delay(RetryAfter, clock, stoppingToken);
            }
        }
    }

    private async Task<bool> TryLoadAsync(CancellationToken ct)
    {
        try
        {
            await LoadAsync(ct);
            return true;
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            log.RoutesUnreadable(problem);
            return false;
        }
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        views.Set(await ViewStore.ModelsAsync(connection, ct), await ViewStore.DefinitionsAsync(connection, ct));
        foreach (var route in await RouteStore.AllAsync(connection, ct))
        {
            routes.Set(route);
        }
    }
}
