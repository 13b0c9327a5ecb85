using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MlopsLab.TestNodes;

namespace MlopsLab.Rollouts.Tests.Running;

/// <summary>The registry's HTTP: per model versions 1 (champion), 2 and 3 (approved) and 4 (registered only).</summary>
public sealed class RegistryStandIn : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, string> _moves = new();
    private StandIn? _server;

    public string Address => _server?.Address ?? throw new InvalidOperationException("Not started.");

    /// <summary>Makes the registry answer 503.</summary>
    public bool Away { get; set; }

    /// <summary>Makes the registry refuse to move a champion.</summary>
    public bool Refuses { get; set; }

    public async Task StartAsync(CancellationToken ct) => _server = await StandIn.StartAsync(
        app =>
        {
            app.MapGet("/models/{name}", Model);
            app.MapPut("/models/{name}/aliases/champion", Move);
        },
        ct);

    /// <summary>The version the champion was moved to by request, if any.</summary>
    public string? MovedTo(string model) => _moves.GetValueOrDefault(model);

    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
        {
            await server.DisposeAsync();
        }
    }

    private IResult Model(string name)
    {
        if (Away || name == "none")
        {
            return Results.StatusCode((int)(Away ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.NotFound));
        }

        var versions = new[] { ("1", "approved"), ("2", "approved"), ("3", "approved"), ("4", "registered") };
        return Results.Json(new
        {
            name,
            aliases = new { champion = new { version = "1", epoch = 1 } },
            versions = versions.Select(version => new { version = version.Item1, status = version.Item2, artifactHash = $"hash-{version.Item1}" }),
        });
    }

    private IResult Move(string name, ChampionBody body)
    {
        if (Away || Refuses)
        {
            return Results.StatusCode((int)(Away ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.Conflict));
        }

        _moves[name] = body.Version;
        return Results.Ok();
    }
}
