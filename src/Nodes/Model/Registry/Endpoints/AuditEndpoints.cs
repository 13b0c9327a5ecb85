using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Registry.Domain;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Registry.Endpoints;

internal static class AuditEndpoints
{
    private const int Usual = 1_000;
    private const int Most = 10_000;

    public static void MapAudit(this IEndpointRouteBuilder app)
    {
        app.MapGet("/audit", Get);
        app.MapGet("/audit/verify", Verify);
    }

    private static async Task<Results<Ok<AuditPageView>, ProblemHttpResult>> Get(string? model, long? after, int? limit, AuditReads audit, CancellationToken ct) =>
        limit is < 1 or > Most
            ? Problem.Invalid("limit", $"is not within 1 and {Most}", "Ask for more with after=<the last seq>.")
            : TypedResults.Ok(await audit.PageAsync(model, after ?? 0, limit ?? Usual, ct));

    private static async Task<Results<Ok<AuditVerdictView>, ProblemHttpResult>> Verify(string? head, AuditReads audit, CancellationToken ct) =>
        head is not null && AuditHead.Parse(head) is null
            ? Problem.Invalid("head", "is no head of the audit trail", "Give it as GET /audit shows it: <seq>:<hash>.")
            : TypedResults.Ok(await audit.VerifyAsync(head is null ? null : AuditHead.Parse(head), ct));
}
