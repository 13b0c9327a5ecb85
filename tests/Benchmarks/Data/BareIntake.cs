using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MlopsLab.Benchmarks.Data;

/// <summary>The floor: a web server that parses the batch and has it on disk before it answers, and nothing more.</summary>
internal sealed class BareIntake(WebApplication app, FileStream file) : IAsyncDisposable
{
    public Uri Url => new(app.Urls.First() + "/records");

    public static async Task<BareIntake> StartAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var file = new FileStream(Path.GetTempFileName(), new FileStreamOptions { Access = FileAccess.Write, Mode = FileMode.Create, Options = FileOptions.DeleteOnClose });
        var turn = new Lock();
        app.MapPost("/records", async (HttpRequest request) =>
        {
            using var body = new MemoryStream((int)(request.ContentLength ?? 0));
            await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
            using var json = JsonDocument.Parse(body.GetBuffer().AsMemory(0, (int)body.Length));
            var rows = json.RootElement.GetProperty("records").GetArrayLength();
            lock (turn)
            {
                file.Write(body.GetBuffer(), 0, (int)body.Length);
                file.Flush(flushToDisk: true);
            }

            return TypedResults.Ok(new { accepted = rows });
        });
        await app.StartAsync(ct);
        return new BareIntake(app, file);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await file.DisposeAsync();
    }
}
