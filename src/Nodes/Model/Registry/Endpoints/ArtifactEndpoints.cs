using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Storage;
using MlopsLab.Registry.Telemetry;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Registry.Endpoints;

internal static class ArtifactEndpoints
{
    public static void MapArtifacts(this IEndpointRouteBuilder app) => app.MapGet("/artifacts/{hash}", Get);

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Get(
        string hash, ArtifactStore artifacts, RegistryMetrics metrics, ILogger<ArtifactStore> log, CancellationToken ct)
    {
        if (!ArtifactHash.IsValid(hash))
        {
            return Problem.Invalid("hash", "is no SHA-256", "Give the 64 lower-case hex digits that `lab model list` shows.");
        }

        var reading = await artifacts.OpenAsync(hash, ct);
        if (reading.Content is { } content)
        {
            return TypedResults.Stream(content, "application/octet-stream");
        }

        if (reading.ActualHash is not { } actual)
        {
            return Problem.NotFound($"There is no artifact {hash}", "List the versions and their artifacts with `lab model list`.");
        }

        metrics.Corrupt();
        log.ArtifactCorrupt(hash, actual);
        return Corrupt(hash);
    }

    private static ProblemHttpResult Corrupt(string hash) => TypedResults.Problem(
        statusCode: StatusCodes.Status500InternalServerError,
        title: "The artifact is corrupt.",
        detail: $"The stored content of artifact {hash} no longer has that hash, so it is not served.",
        extensions: new Dictionary<string, object?>
        {
            ["hash"] = hash,
            ["remedy"] = "Go back to another version with `lab model rollback`, and train the version again.",
        });
}
