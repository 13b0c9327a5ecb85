using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MlopsLab.Contracts;
using MlopsLab.Messaging.Broker;

namespace MlopsLab.Messaging.Tests;

/// <summary>A whole node in this process: defaults, bus, store and endpoints.</summary>
internal sealed class TestNode : IAsyncDisposable
{
    public const string Token = "test-token-0123456789";

    private readonly WebApplication _app;

    private TestNode(WebApplication app, string url)
    {
        _app = app;
        Url = url;
        Http = new HttpClient { BaseAddress = new Uri(url) };
        Http.DefaultRequestHeaders.Authorization = new("Bearer", Token);
    }

    public string Url { get; }

    public HttpClient Http { get; }

    public Store Store => Get<Store>();

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<TestNode> StartAsync(TestNodeSettings settings, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0").UseKestrelCore();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings.Configuration);
        builder.Services.AddSingleton(new Routes(settings.Cards));
        builder.AddServiceDefaults();
        builder.AddMessaging(bus => settings.Handlers(bus.MigrationsFrom(typeof(TestNode).Assembly)));
        settings.Services(builder);
        var app = builder.Build();
        app.MapMessaging();
        settings.Map(app);
        await app.StartAsync(ct);
        var url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.First() ?? "";
        return new TestNode(app, url);
    }

    public Task StopAsync(CancellationToken ct) => _app.StopAsync(ct);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>A card for a node that exists only in a test.</summary>
    public static NodeCard Card(string name, string[] receives, string[] sends) => new(name, "Test", "Test", "", receives, sends, "");
}
