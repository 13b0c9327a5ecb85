using Microsoft.AspNetCore.Antiforgery;
using MlopsLab.Console.Runs;

namespace MlopsLab.Console.Endpoints;

/// <summary>The buttons of the Training page.</summary>
internal static class RunActionEndpoints
{
    public static void MapRunActions(this WebApplication app) => app.MapPost("/training/act", Act).DisableAntiforgery();

    private static async Task<IResult> Act(HttpContext context, IAntiforgery antiforgery, RunActions actions, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.BadRequest("The page is too old; load it again.");
        }

        var form = await context.Request.ReadFormAsync(ct);
        var (run, action) = (form["run"].ToString(), form["act"].ToString());
        var problem = await actions.DoAsync(run, action, ct);
        var query = problem is null ? $"done={Uri.EscapeDataString($"{action} {run}")}" : $"problem={Uri.EscapeDataString(problem)}";
        return TypedResults.LocalRedirect($"/training?{query}");
    }
}
