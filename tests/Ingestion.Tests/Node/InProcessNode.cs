using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MlopsLab.Messaging;
using MlopsLab.TestNodes;

namespace MlopsLab.Ingestion.Tests.Node;

/// <summary>The whole node in this process, without a broker and without holds, so that rows may be anything: closed and opened again in a fraction of a second.</summary>
internal sealed class InProcessNode : IAsyncDisposable
{
    private readonly WebApplication _app;

    private InProcessNode(WebApplication app)
    {
        _app = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.First() ?? "") };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", NodeProcess.Token);
    }

    public HttpClient Http { get; }

    public static async Task<InProcessNode> OpenAsync(string folder, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0").UseKestrelCore();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["OTEL_SERVICE_NAME"] = "ingestion",
            ["LAB_DATA"] = folder,
            ["LAB_TOKEN"] = NodeProcess.Token,
            ["LAB_SCENARIOS"] = Repository.ScenariosFolder,
            ["Ingestion:HoldBatches"] = "false",
            ["ConnectionStrings:messaging"] = "amqp://nobody:nothing@127.0.0.1:1",
        });
        builder.AddServiceDefaults();
        builder.AddMessaging(bus => bus.MigrationsFrom(typeof(IngestionOptions).Assembly).HandleIngestion());
        builder.AddLineage();
        builder.AddIngestion();
        var app = builder.Build();
        app.MapIngestion();
        await app.StartAsync(ct);
        return new InProcessNode(app);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
