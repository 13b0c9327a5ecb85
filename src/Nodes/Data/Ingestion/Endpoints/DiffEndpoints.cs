using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Ingestion.Storage;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Ingestion.Endpoints;

internal static class DiffEndpoints
{
    public static void MapDiffs(this IEndpointRouteBuilder app) => app.MapGet("/snapshots/{from}/diff/{to}", Get).WithTags("Snapshots");

    private static async Task<Results<Ok<SnapshotDiff>, ProblemHttpResult>> Get(
        string from, string to, SnapshotStore snapshots, SnapshotFiles files, SnapshotDiffs diffs, CancellationToken ct)
    {
        var (before, after) = (await snapshots.FindAsync(from, ct), await snapshots.FindAsync(to, ct));
        if (before is null || after is null)
        {
            return SnapshotEndpoints.Unknown(before is null ? from : to);
        }

        if (before.Scenario != after.Scenario)
        {
            return Problem.Invalid("to", $"is a snapshot of '{after.Scenario}', the other one of '{before.Scenario}'", "Compare two snapshots of one scenario.");
        }

        var (one, other) = (Whole(before, files), Whole(after, files));
        return one is null ? SnapshotEndpoints.Damaged(before, "one of its files")
            : other is null ? SnapshotEndpoints.Damaged(after, "one of its files")
            : TypedResults.Ok(diffs.Of(before.Id, one, after.Id, other, ct));
    }

    private static SnapshotManifest? Whole(SnapshotView snapshot, SnapshotFiles files) =>
        files.Read(snapshot.Scenario, snapshot.Id) is { } manifest && files.FindDamage(manifest) is null ? manifest : null;
}
