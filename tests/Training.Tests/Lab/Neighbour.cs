using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MlopsLab.Lab;

/// <summary>Stands in for another node's HTTP; a node under test never references another node.</summary>
internal sealed class Neighbour : IAsyncDisposable
{
    private readonly WebApplication app;

    private Neighbour(WebApplication app) => this.app = app;

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.Single()
        ?? throw new InvalidOperationException("The neighbour was not started.");

    public static async Task<Neighbour> StartAsync(Action<WebApplication> map, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        map(app);
        await app.StartAsync(ct);
        return new Neighbour(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
