using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Features.Domain;
using MlopsLab.Features.Storage;
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

    private static async Task<Ok<IReadOnlyList<ViewAnswer>>> All(CompiledViews views, ViewTable table, CancellationToken ct)
    {
        var answers = new List<ViewAnswer>();
        foreach (var name in views.Names())
        {
            if (await table.ActiveAsync(name, ct) is { } view)
            {
                answers.Add(ViewAnswer.Of(view, [.. Answers(await table.OfAsync(name, ct))]));
            }
        }

        return TypedResults.Ok<IReadOnlyList<ViewAnswer>>(answers);
    }

    private static async Task<Results<Ok<ViewAnswer>, ProblemHttpResult>> Get(
        string scenario, bool? hash, CompiledViews views, ViewTable table, ViewHashes hashes, CancellationToken ct)
    {
        if (await table.ActiveAsync(scenario, ct) is not { } view)
        {
            return Unknown(scenario, views);
        }

        var versions = await table.OfAsync(scenario, ct);
        var found = new Dictionary<string, ViewHash?>();
        foreach (var version in versions.Where(version => hash == true))
        {
            found[version.View] = views.Of(version) is { } compiled ? await hashes.OfAsync(compiled, ct) : null;
        }

        return TypedResults.Ok(ViewAnswer.Of(view, [.. Answers(versions).Select(answer => answer with { Hash = found.GetValueOrDefault(answer.View) })]));
    }

    private static IEnumerable<VersionAnswer> Answers(IReadOnlyList<ViewVersion> versions)
    {
        var logged = versions.Where(version => ViewPhase.Follows(version.Phase)).Select(version => version.Records + version.Refused).DefaultIfEmpty().Max();
        return versions.Select(version => VersionAnswer.Of(version, logged, null));
    }
}
