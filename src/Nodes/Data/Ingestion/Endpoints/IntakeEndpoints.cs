using Microsoft.AspNetCore.Http.HttpResults;

namespace MlopsLab.Ingestion.Endpoints;

internal static class IntakeEndpoints
{
    public static void MapIntake(this IEndpointRouteBuilder app)
    {
        app.MapPost("/records", PostRecords).WithTags("Intake").RequireLabToken();
        app.MapPost("/labels", PostLabels).WithTags("Intake").RequireLabToken();
    }

    private static Task<Results<Ok<RecordsAnswer>, ProblemHttpResult>> PostRecords(HttpRequest request, Intake intake, CancellationToken ct) =>
        intake.TakeRecordsAsync(request, ct);

    private static Task<Results<Ok<LabelsAnswer>, ProblemHttpResult>> PostLabels(HttpRequest request, Intake intake, CancellationToken ct) =>
        intake.TakeLabelsAsync(request, ct);
}
