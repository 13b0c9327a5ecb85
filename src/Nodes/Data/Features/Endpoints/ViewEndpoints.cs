using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Features.Domain;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Features.Endpoints;

internal static class ViewEndpoints
{
    public static void MapViews(this IEndpointRouteBuilder app)
    {
        var views = app.MapGroup("/views").WithTags("views");
        views.MapGet("", All);
        views.MapGet("/{scenario}", Get);
    }

    /// <summary>A refusal that names the scenarios there are.</summary>
    public static ProblemHttpResult Unknown(string scenario, CompiledViews views) =>
        Problem.NotFound($"There is no scenario '{scenario}'", $"Known are: {string.Join(", ", views.Names())}");

    private static Ok<IReadOnlyList<ViewAnswer>> All(CompiledViews views) =>
        TypedResults.Ok<IReadOnlyList<ViewAnswer>>([.. views.All().Select(ViewAnswer.Of)]);

    private static Results<Ok<ViewAnswer>, ProblemHttpResult> Get(string scenario, CompiledViews views) =>
        views.Find(scenario) is { } view ? TypedResults.Ok(ViewAnswer.Of(view)) : Unknown(scenario, views);
}
