using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace MlopsLab.TestNodes;

/// <summary>A small server in the place of a neighbour node, for its HTTP only.</summary>
public sealed class StandIn : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StandIn(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public static async Task<StandIn> StartAsync(Action<WebApplication> map, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        map(app);
        await app.StartAsync(ct);
        return new StandIn(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
