using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MlopsLab.Gateway.Upstream;
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

    /// <summary>Answers with this version and score of the inputs in the place of its own.</summary>
    public (string Version, Func<double[], double> Score)? Model { get; set; }

    /// <summary>Sent in the place of the answer.</summary>
    public string? Garbage { get; set; }

    public TimeSpan Delay { get; set; }

    /// <summary>How many requests it works on at once; the others wait. Null for any number.</summary>
    public SemaphoreSlim? Capacity { get; set; }

    public int Asked => Volatile.Read(ref _asked);

    /// <summary>The bytes behind the JSON of the last request.</summary>
    public byte[] Tensors { get; private set; } = [];

    /// <summary>How many inputs the last request had.</summary>
    public int Inputs { get; private set; }

    public async Task StartAsync(CancellationToken ct) =>
        _server = await StandIn.StartAsync(
        app =>
        {
            app.MapPost("/v2/models/{model}/infer", Infer);
            app.MapPost("/v2/models/{model}/versions/{asked}/infer", (string model, string asked, HttpRequest request) => asked == version ? Infer(model, request) : Task.FromResult(Results.NotFound(new { error = $"no version {asked}" })));
        },
        ct);

    public void Heal() => (Status, Score, Garbage, Delay, Capacity, Model) = (200, 0.2, null, TimeSpan.Zero, null, null);

    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
        {
            await server.DisposeAsync();
        }
    }

    private async Task<IResult> Infer(string model, HttpRequest request)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes);
        var length = request.Headers.TryGetValue(ProtocolMessage.LengthHeader, out var text) ? int.Parse(text.ToString(), CultureInfo.InvariantCulture) : (int?)null;
        Tensors = bytes.ToArray()[(length ?? (int)bytes.Length)..];
        var body = JsonSerializer.Deserialize<JsonElement>(bytes.ToArray().AsSpan(0, length ?? (int)bytes.Length));
        Inputs = body.GetProperty("inputs")[0].GetProperty("shape")[1].GetInt32();
        Interlocked.Increment(ref _asked);
        await WorkAsync();
        if (model != PayScenario.Name)
        {
            return Results.NotFound();
        }

        if (length is not null)
        {
            return Binary(request.HttpContext.Response);
        }

        var (answering, score) = Model is { } own
            ? (own.Version, own.Score([.. body.GetProperty("inputs")[0].GetProperty("data").EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble())]))
            : (version, Score);
        return Status != 200 ? Results.StatusCode(Status) : Garbage is { } garbage ? Results.Text(garbage) : Results.Json(new
        {
            model_name = model,
            model_version = answering,
            parameters = new { threshold = 0.5 },
            outputs = new[] { new { name = "score", shape = new[] { 1 }, datatype = "FP64", data = new[] { score } } },
        });
    }

    private async Task WorkAsync()
    {
        var room = Capacity;
        await (room?.WaitAsync() ?? Task.CompletedTask);
        try
        {
            await Task.Delay(Delay, TimeProvider.System);
        }
        finally
        {
            room?.Release();
        }
    }

    private IResult Binary(HttpResponse response)
    {
        var json = Encoding.UTF8.GetBytes($$"""{"model_name":"{{PayScenario.Name}}","model_version":"{{version}}","parameters":{"threshold":0.5},"outputs":[{"name":"score"}]}""");
        response.Headers[ProtocolMessage.LengthHeader] = $"{json.Length}";
        return Results.Bytes([.. json, .. BitConverter.GetBytes(Score)], "application/octet-stream");
    }
}
