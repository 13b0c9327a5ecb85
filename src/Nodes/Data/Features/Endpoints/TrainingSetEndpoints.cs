using System.Net;
using MlopsLab.Features.Domain;
using MlopsLab.Features.Storage;
using MlopsLab.Features.Telemetry;
using MlopsLab.ServiceDefaults;
using MlopsLab.ServiceDefaults.Lineage;

namespace MlopsLab.Features.Endpoints;

internal static class TrainingSetEndpoints
{
    private const int LongestId = 200;
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(5);

    public static void MapTrainingSets(this IEndpointRouteBuilder app) =>
        app.MapPost("/training-set", Post).RequireLabToken().WithTags("training-set");

    private static async Task<IResult> Post(
        TrainingSetRequest request, CompiledViews views, ViewTable table, TrainingSets sets, IngestionClient ingestion, LineageEmitter lineage, TimeProvider time, HttpContext http, ILogger<TrainingSets> log, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(request.Scenario))
        {
            return Problem.Invalid("scenario", "it is missing", "Name a scenario, for example fraud.");
        }

        if (request.SnapshotId is not { Length: > 0 and <= LongestId } snapshotId)
        {
            return Problem.Invalid("snapshotId", "it is missing or too long", "Name a snapshot of ingestion's GET /snapshots.");
        }

        if (await table.ActiveAsync(request.Scenario, ct) is not { } view)
        {
            return ViewEndpoints.Unknown(request.Scenario, views);
        }

        using var place = sets.TryBegin();
        if (place is null)
        {
            return Problem.TooMany("Other training sets are being made", "Ask again a little later", TryAgain);
        }

        using var snapshot = await ingestion.RowsAsync(snapshotId, request.AsOf, ct);
        if (snapshot.StatusCode == HttpStatusCode.BadRequest)
        {
            return Problem.Invalid("asOf", "is not a time like 2026-01-31T12:00:00Z", "Give the time as of which rows and labels were known, or leave it out.");
        }

        if (!snapshot.IsSuccessStatusCode)
        {
            return snapshot.StatusCode == HttpStatusCode.NotFound
                ? Problem.NotFound($"Ingestion has no snapshot '{snapshotId}'", "Name one of ingestion's GET /snapshots.")
                : Problem.Unavailable($"Ingestion answered {(int)snapshot.StatusCode}", "Ask again when it is well", TryAgain);
        }

        var run = BuildLineage.Of(view, snapshotId, request.RunId, Guid.CreateVersion7(time.GetUtcNow()));
        lineage.Emit(run, LineageState.Start);
        await StreamAsync(view, sets, snapshot, http, log, failed => lineage.Emit(run, failed is null ? LineageState.Complete : LineageState.Fail, failed), ct);
        return Results.Empty;
    }

    // The status is sent before the work: what fails from here on breaks the connection, so that nobody takes half a set for a whole one.
    private static async Task StreamAsync(CompiledView view, TrainingSets sets, HttpResponseMessage snapshot, HttpContext http, ILogger log, Action<string?> ended, CancellationToken ct)
    {
        http.Response.ContentType = "application/x-ndjson";
        await http.Response.StartAsync(ct);
        try
        {
            await using var rows = await snapshot.Content.ReadAsStreamAsync(ct);
            await sets.WriteAsync(view, rows, http.Response.Body, ct);
            ended(null);
        }
        catch (Exception failed) when (failed is IOException or HttpRequestException or InvalidDataException)
        {
            log.TrainingSetFailed(failed, view.Scenario.Name);
            ended(failed.Message);
            http.Abort();
        }
    }
}
