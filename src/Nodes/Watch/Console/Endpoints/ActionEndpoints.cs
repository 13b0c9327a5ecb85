using Microsoft.AspNetCore.Antiforgery;
using MlopsLab.Console.Lab;

namespace MlopsLab.Console.Endpoints;

/// <summary>The buttons: a form posts a command for a node and is sent back to where it was.</summary>
internal static class ActionEndpoints
{
    public static void MapActions(this WebApplication app) => app.MapPost("/node/{name}/act", Act).DisableAntiforgery();

    private static async Task<IResult> Act(string name, HttpContext context, IAntiforgery antiforgery, LabControl control, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.BadRequest("The page is too old; load it again.");
        }

        var form = await context.Request.ReadFormAsync(ct);
        var problem = await control.ActAsync(name, form["command"].ToString(), ct);
        var query = problem is null ? $"done={Uri.EscapeDataString(form["command"].ToString())}" : $"problem={Uri.EscapeDataString(problem)}";
        return TypedResults.LocalRedirect($"/node/{Uri.EscapeDataString(name)}?{query}");
    }
}
