using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MlopsLab.Benchmarks.Serving;

/// <summary>The floor: a web server that reads the record as JSON and answers a constant.</summary>
internal sealed class BareKestrel(WebApplication app) : IAsyncDisposable
{
    public string Url => app.Urls.First() + "/score";

    public static async Task<BareKestrel> StartAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/score", (JsonElement record) => TypedResults.Ok(new { score = 0.5, fields = record.EnumerateObject().Count() }));
        await app.StartAsync(ct);
        return new BareKestrel(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
