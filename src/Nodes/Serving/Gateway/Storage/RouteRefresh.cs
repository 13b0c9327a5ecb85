using System.Threading.Channels;
using MlopsLab.Gateway.Domain;
using MlopsLab.Messaging;

namespace MlopsLab.Gateway.Storage;

/// <summary>Keeps the routes in memory equal to the stored ones: before the first request and after every change.</summary>
internal sealed class RouteRefresh(Store store, RoutingTable routes) : BackgroundService
{
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
            await LoadAsync(stoppingToken);
        }
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        foreach (var route in await RouteStore.AllAsync(connection, ct))
        {
            routes.Set(route);
        }
    }
}
