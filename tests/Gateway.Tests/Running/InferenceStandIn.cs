using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MlopsLab.TestNodes;

namespace MlopsLab.Gateway.Tests.Running;

/// <summary>An inference node's HTTP: answers one version's score, or fails as it is told.</summary>
public sealed class InferenceStandIn(string version) : IAsyncDisposable
{
    private StandIn? _server;
    private int _asked;

    public string Address => _server?.Address ?? throw new InvalidOperationException("Not started.");

    public int Status { get; set; } = 200;

    public double Score { get; set; } = 0.2;

    /// <summary>Sent in the place of the answer.</summary>
    public string? Garbage { get; set; }

    public TimeSpan Delay { get; set; }

    public int Asked => Volatile.Read(ref _asked);

    /// <summary>How many inputs the last request had.</summary>
    public int Inputs { get; private set; }

    public async Task StartAsync(CancellationToken ct) =>
        _server = await StandIn.StartAsync(app => app.MapPost("/v2/models/{model}/infer", Infer), ct);

    public void Heal() => (Status, Score, Garbage, Delay) = (200, 0.2, null, TimeSpan.Zero);

    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
        {
            await server.DisposeAsync();
        }
    }

    private async Task<IResult> Infer(string model, JsonElement body)
    {
        Inputs = body.GetProperty("inputs")[0].GetProperty("shape")[1].GetInt32();
        Interlocked.Increment(ref _asked);
        await Task.Delay(Delay, TimeProvider.System);
        if (model != PayScenario.Name)
        {
            return Results.NotFound();
        }

        return Status != 200 ? Results.StatusCode(Status) : Garbage is { } garbage ? Results.Text(garbage) : Results.Json(new
        {
            model_name = model,
            model_version = version,
            parameters = new { threshold = 0.5 },
            outputs = new[] { new { name = "score", shape = new[] { 1 }, datatype = "FP64", data = new[] { Score } } },
        });
    }
}
