using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.ServiceDefaults;
using MlopsLab.Traffic.Storage;
using MlopsLab.Traffic.Workers;

namespace MlopsLab.Traffic.Endpoints;

/// <summary>The analysts' review queue: a fast, noisy word on payments whose outcome takes weeks. It is no label and never becomes one.</summary>
internal static class VerdictEndpoints
{
    private const int Most = 1_000;

    public static void MapVerdicts(this IEndpointRouteBuilder traffic) => traffic.MapGet("verdicts", List);

    private static async Task<Results<Ok<IReadOnlyList<VerdictView>>, ProblemHttpResult>> List(
        string? after, int? limit, VerdictStore verdicts, LiveClock clock, CancellationToken ct)
    {
        if (limit is < 1 or > Most)
        {
            return Problem.Invalid("limit", $"is {limit}", $"Give 1 to {Most}, or leave it out.");
        }

        var from = DateTimeOffset.UnixEpoch;
        if (after is not null && !DateTimeOffset.TryParse(after, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out from))
        {
            return Problem.Invalid("after", "is no time", "Write it as 2026-01-31T12:00:00Z: the `at` of the last verdict that was read.");
        }

        var told = await verdicts.ToldAsync(from, clock.Now, limit ?? 100, ct);
        return TypedResults.Ok<IReadOnlyList<VerdictView>>([.. told.Select(VerdictView.Of)]);
    }
}
