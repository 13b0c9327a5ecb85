using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MlopsLab.Gateway.Admission;
using MlopsLab.Gateway.Clients;
using MlopsLab.Gateway.Telemetry;
using MlopsLab.TestNodes;

namespace MlopsLab.Gateway.Tests.Clients;

/// <summary>The gate before two answers that always succeed.</summary>
public sealed class ClientGateHttpTests : IAsyncLifetime
{
    private const string Key = "shop-key-0123456789";
    private readonly WebApplication _app = Build();
    private readonly HttpClient _http = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync(_ct);
        _http.BaseAddress = new Uri(_app.Urls.First());
    }

    [Fact]
    public async Task Without_a_key_a_prediction_is_401_and_reading_is_open()
    {
        using var score = await _http.PostAsJsonAsync("/score", new { }, _ct);
        using var infer = await _http.PostAsJsonAsync("/v2/models/pay/infer", new { }, _ct);
        using var ready = await _http.GetAsync("/v2/health/ready", _ct);

        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (score.StatusCode, score.Content.Headers.ContentType?.MediaType));
        Assert.Contains("X-Api-Key is missing", (await score.Content.ReadFromJsonAsync<JsonElement>(_ct)).Text("detail"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, infer.StatusCode);
        Assert.Contains("X-Api-Key is missing", (await infer.Content.ReadFromJsonAsync<JsonElement>(_ct)).Text("error"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    [Fact]
    public async Task Above_its_quota_a_client_is_429_with_the_seconds_to_wait()
    {
        _http.DefaultRequestHeaders.Add("X-Api-Key", Key);
        using var first = await _http.PostAsJsonAsync("/score", new { }, _ct);
        using var second = await _http.PostAsJsonAsync("/score", new { }, _ct);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (first.StatusCode, second.StatusCode));
        Assert.InRange(second.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0, 1, 100);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<Admittance>().AddSingleton<GatewayMetrics>().AddSingleton<ClientGate>();
        builder.Services.AddSingleton(Options.Create(new GatewayOptions { Clients = { ["shop"] = new() { Key = Key, PerSecond = 0.01, Burst = 1 } } }));
        var app = builder.Build();
        app.UseClientGate();
        app.MapPost("/score", () => "scored");
        app.MapPost("/v2/models/pay/infer", () => "scored");
        app.MapGet("/v2/health/ready", () => "ready");
        return app;
    }
}
