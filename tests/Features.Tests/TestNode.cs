using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MlopsLab.Features.Tests;

/// <summary>A node in this process, on a port of its own.</summary>
internal sealed class TestNode(WebApplication app) : IAsyncDisposable
{
    public const string Token = "test-token-0123456789";

    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(30) };

    public string Url => Http.BaseAddress?.ToString() ?? string.Empty;

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public static async Task<TestNode> StartAsync(
        string name, string folder, Dictionary<string, string?> settings, Action<WebApplicationBuilder> add, Action<WebApplication> map, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = name == "features" ? "MlopsLab.Features" : "MlopsLab.Features.Tests" });
        builder.WebHost.UseUrls("http://127.0.0.1:0").UseKestrelCore();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(settings)
        {
            ["OTEL_SERVICE_NAME"] = name,
            ["LAB_DATA"] = folder,
            ["LAB_TOKEN"] = Token,
        });
        builder.AddServiceDefaults();
        add(builder);
        var app = builder.Build();
        app.MapDefaultEndpoints();
        map(app);
        await app.StartAsync(ct);
        var node = new TestNode(app);
        node.Http.BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.First() ?? string.Empty);
        node.Http.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
