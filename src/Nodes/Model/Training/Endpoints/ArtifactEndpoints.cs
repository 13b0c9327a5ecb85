using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.ServiceDefaults;
using MlopsLab.Training.Storage;
using MlopsLab.Training.Telemetry;

namespace MlopsLab.Training.Endpoints;

internal static class ArtifactEndpoints
{
    public static void MapArtifacts(this IEndpointRouteBuilder app) => app.MapGet("/artifacts/{hash}", Get);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Get(
        string hash, ArtifactFiles artifacts, ILogger<ArtifactFiles> log, CancellationToken ct)
    {
        if (!ArtifactFiles.IsHash(hash))
        {
            return Problem.Invalid("hash", "is no SHA-256", "Give the 64 lower-case hex digits that GET /runs shows");
        }

        var content = await artifacts.ReadAsync(hash, ct);
        if (content.Bytes is { } bytes)
        {
            return TypedResults.Bytes(bytes, "application/octet-stream");
        }

        if (!content.Damaged)
        {
            return Problem.NotFound($"There is no artifact {hash}", "List the runs and their artifacts with GET /runs.");
        }

        log.Damaged(hash);
        return TypedResults.Problem(
            $"The file of artifact {hash} no longer has that hash, so it is not served. Train again with the same snapshot and settings: the same artifact comes out.",
            statusCode: StatusCodes.Status500InternalServerError,
            title: "The artifact is damaged");
    }
}
