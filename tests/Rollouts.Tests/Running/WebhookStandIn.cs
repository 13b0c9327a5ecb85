using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MlopsLab.ServiceDefaults;
using MlopsLab.TestNodes;

namespace MlopsLab.Rollouts.Tests.Running;

/// <summary>Takes notifications, and refuses what is not signed.</summary>
public sealed class WebhookStandIn : IAsyncDisposable
{
    public const string Secret = "between us";
    private readonly ConcurrentQueue<JsonElement> _taken = new();
    private StandIn? _server;

    public string Address => $"{_server?.Address ?? throw new InvalidOperationException("Not started.")}/hook";

    /// <summary>Models whose gates say no.</summary>
    public ConcurrentDictionary<string, bool> Closed { get; } = new();

    /// <summary>Makes the receiver answer 503.</summary>
    public bool Away { get; set; }

    public async Task StartAsync(CancellationToken ct) => _server = await StandIn.StartAsync(app => app.MapPost("/hook", TakeAsync), ct);

    /// <summary>The events told of a model, in order of arrival.</summary>
    public IReadOnlyList<string> EventsOf(string model) =>
        [.. _taken.Where(told => told.GetProperty("model").GetString() == model).Select(told => told.GetProperty("event").GetString() ?? "")];

    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
        {
            await server.DisposeAsync();
        }
    }

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        var (id, at) = ($"{request.Headers["X-Lab-Delivery-Id"]}", $"{request.Headers["X-Lab-Timestamp"]}");
        if (Away || request.Headers["X-Lab-Signature"] != SignedWebhook.Signature(Secret, id, at, body))
        {
            return Results.StatusCode(Away ? 503 : 401);
        }

        var told = JsonSerializer.Deserialize<JsonElement>(body);
        if (told.GetProperty("event").GetString() == "rollout.gate")
        {
            return Results.StatusCode(Closed.ContainsKey(told.GetProperty("model").GetString() ?? "") ? 403 : 200);
        }

        _taken.Enqueue(told);
        return Results.NoContent();
    }
}
