using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Ingestion.Domain;
using MlopsLab.Ingestion.Storage;
using MlopsLab.Ingestion.Workers;
using MlopsLab.Scenarios;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Ingestion.Endpoints;

internal static class SnapshotEndpoints
{
    private static readonly TimeSpan LongestSeal = TimeSpan.FromSeconds(60);

    public static void MapSnapshots(this IEndpointRouteBuilder app)
    {
        var snapshots = app.MapGroup("/snapshots").WithTags("Snapshots");
        snapshots.MapGet("", List);
        snapshots.MapGet("{id}", Get);
        snapshots.MapGet("{id}/rows", GetRows);
        snapshots.MapPost("", Seal).RequireLabToken();
    }

    private static async Task<Ok<SnapshotView[]>> List(string? scenario, SnapshotStore snapshots, CancellationToken ct) =>
        TypedResults.Ok((await snapshots.ListAsync(scenario, ct)).ToArray());

    private static async Task<Results<Ok<SnapshotDetail>, ProblemHttpResult>> Get(
        string id, SnapshotStore snapshots, SnapshotFiles files, TrainedModels models, CancellationToken ct) =>
        await snapshots.FindAsync(id, ct) is not { } found ? Unknown(id)
        : files.Read(found.Scenario, found.Id) is { } manifest ? TypedResults.Ok(new SnapshotDetail(found, manifest, await models.TrainedOnAsync(found.Id, ct)))
        : Damaged(found, "the manifest");

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> GetRows(
        string id, string? asOf, SnapshotStore snapshots, SnapshotFiles files, CancellationToken ct)
    {
        if (asOf is not null && WireValue.Time(asOf) is null)
        {
            return Problem.Invalid("asOf", "is not a time like 2026-01-31T12:00:00Z", "Give the time as of which rows and labels were known, or leave it out.");
        }

        if (await snapshots.FindAsync(id, ct) is not { } found)
        {
            return Unknown(id);
        }

        if (files.Read(found.Scenario, found.Id) is not { } manifest)
        {
            return Damaged(found, "the manifest");
        }

        return files.FindDamage(manifest) is { } damage
            ? Damaged(found, damage)
            : TypedResults.Stream(body => new SnapshotRows(manifest, files, WireValue.Time(asOf)).WriteAsync(body, ct), "application/x-ndjson");
    }

    private static async Task<Results<Created<SnapshotView>, Ok<SnapshotView>, ProblemHttpResult>> Seal(
        SealOrder order, ScenarioCatalog scenarios, SnapshotSealer sealer, CancellationToken ct)
    {
        if (order.Scenario is not { Length: > 0 } name)
        {
            return Problem.Invalid("scenario", "is missing", "Name the scenario to seal, for example {\"scenario\": \"fraud\"}.");
        }

        if (scenarios.Find(name) is null)
        {
            return BatchEnvelope.Unknown(name, scenarios);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(LongestSeal);
        return await sealer.SealAsync(name, limit.Token) switch
        {
            null => Problem.Conflict($"Scenario '{name}' has no rows to seal", "Send records first (POST /records)."),
            { New: true } fresh => TypedResults.Created($"/snapshots/{fresh.Snapshot.Id}", fresh.Snapshot),
            { } before => TypedResults.Ok(before.Snapshot),
        };
    }

    public static ProblemHttpResult Unknown(string id) =>
        Problem.NotFound($"There is no one snapshot '{(id.Length <= 64 ? id : id[..64] + "…")}'", "Give an id of GET /snapshots, or as many of its first characters (at least 4) as no other has.");

    public static ProblemHttpResult Damaged(SnapshotView snapshot, string what) =>
        Problem.Conflict($"Snapshot {snapshot.Id} is damaged: the hash of {what} is not the one it was sealed with", "Restore the file from a copy, or seal a new snapshot (POST /snapshots).");
}
