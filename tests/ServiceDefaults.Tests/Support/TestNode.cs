using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MlopsLab.ServiceDefaults.Tests.Support;

/// <summary>A real node on a free loopback port, with the environment the AppHost would give it.</summary>
internal sealed class TestNode : IAsyncDisposable
{
    public const string Token = "the-token";

    private readonly string _data;

    private TestNode(WebApplication app, string data)
    {
        App = app;
        _data = data;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public WebApplication App { get; }

    public HttpClient Http { get; }

    public static async Task<TestNode> StartAsync(Action<WebApplicationBuilder>? build = null, Action<WebApplication>? map = null, params (string Key, string Value)[] settings)
    {
        var data = Directory.CreateTempSubdirectory("lab-defaults-").FullName;
        var app = Build(data, build, settings);
        app.MapDefaultEndpoints();
        map?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TestNode(app, data);
    }

    public static WebApplication Build(string data, Action<WebApplicationBuilder>? build, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([new("OTEL_SERVICE_NAME", "tested"), new("LAB_DATA", data), new("LAB_TOKEN", Token)]);
        builder.Configuration.AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value)));
        builder.AddServiceDefaults();
        build?.Invoke(builder);
        return builder.Build();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}
