using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;

namespace MlopsLab.Console.Tests;

/// <summary>A console process on a real broker; a stand-in answers as the training node with runs of every kind.</summary>
public sealed class RunningConsole : IAsyncLifetime
{
    public const string Running = "01900000-0000-7000-8000-aaaaaaaaaaaa";
    public const string Waiting = "01900000-0000-7000-8000-bbbbbbbbbbbb";
    public const string Small = "01900000-0000-7000-8000-cccccccccccc";
    public const string Large = "01900000-0000-7000-8000-dddddddddddd";
    public const string Finished = "01900000-0000-7000-8000-eeeeeeeeeeee";

    private readonly RabbitMqFixture _broker = new();
    private readonly ConcurrentQueue<(string Path, string Body, string Token)> _asked = new();
    private StandIn? _training;
    private NodeProcess? _node;

    /// <summary>What was posted to the training node.</summary>
    public IReadOnlyList<(string Path, string Body, string Token)> Asked => [.. _asked];

    public HttpClient Http => _node?.Http ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await _broker.StartAsync(limit.Token);
        _training = await StandIn.StartAsync(Map, limit.Token);
        _node = new NodeProcess("console", "MlopsLab.Console", new Dictionary<string, string>
        {
            ["ConnectionStrings__messaging"] = _broker.ConnectionString,
            ["services__training__http__0"] = _training.Address,
        });
        await _node.StartAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { _node, _training, _broker }.OfType<IAsyncDisposable>())
        {
            await part.DisposeAsync();
        }
    }

    private void Map(WebApplication app)
    {
        app.MapGet("/runs", (string? kind, bool? open) => Results.Json((kind, open) switch
        {
            (_, true) => new[] { Run(Running, "pipeline", "running", "train", 0.61), Run(Waiting, "pipeline", "queued", "queued", 0) },
            ("experiment", _) => [Run(Small, "experiment", "completed", "done", 1, "8", 0.8432), Run(Large, "experiment", "completed", "done", 1, "31", 0.8611)],
            _ => [Run(Running, "pipeline", "running", "train", 0.61), Run(Finished, "verification", "completed", "done", 1, "8", 0.8432)],
        }));
        app.MapGet("/schedules", () => Results.Json(new[] { new { name = "nightly", cron = "0 3 * * *", scenario = "fraud", learner = "gbdt", by = "ana", nextAt = "2026-11-24T03:00:00+00:00" } }));
        app.MapPost("/runs/{id}/{action}", async (string id, string action, HttpRequest request) =>
        {
            using var body = new StreamReader(request.Body);
            _asked.Enqueue(($"{id}/{action}", await body.ReadToEndAsync(request.HttpContext.RequestAborted), request.Headers.Authorization.ToString()));
            return id == Waiting
                ? Results.Problem("Only a run that waits or is under way can be cancelled", title: $"Run {id} is completed already", statusCode: 409)
                : Results.Json(new { runId = id }, statusCode: 202);
        });
    }

    private static Dictionary<string, object?> Run(string id, string kind, string state, string stage, double fraction, string leaves = "8", double? auc = null) => new()
    {
        ["runId"] = id,
        ["kind"] = kind,
        ["state"] = state,
        ["stage"] = stage,
        ["fraction"] = fraction,
        ["scenario"] = "fraud",
        ["learner"] = "gbdt",
        ["snapshotId"] = "5f0c9a1e7d33",
        ["settings"] = new Dictionary<string, string> { ["leaves"] = leaves, ["trees"] = "200" },
        ["by"] = "ana",
        ["reason"] = "<b>to try</b>",
        ["requestedAt"] = "2026-11-23T10:00:00+00:00",
        ["finishedAt"] = auc is null ? null : "2026-11-23T10:05:00+00:00",
        ["etaSeconds"] = state == "running" ? 42 : null,
        ["artifactHash"] = auc is null ? null : "c0ffee00c0ffee00",
        ["metrics"] = auc is null ? null : new { auc, aucLow = auc - 0.01, aucHigh = auc + 0.01, prAuc = 0.412, logLoss = 0.0912, ece = 0.0051, cost = 1.73 },
        ["comparison"] = kind == "verification" ? new { words = "same artifact c0ffee00c0ffee00" } : null,
        ["curve"] = state == "running" ? Enumerable.Range(1, 120).Select(step => new { x = step, y = Math.Round(0.08 + (0.1 * Math.Exp(-step / 30.0)), 5) }).ToArray() : null,
    };

    public static string Figure(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    public static string Posted(string json, string member) => JsonSerializer.Deserialize<JsonElement>(json).Text(member);
}
