using Microsoft.Extensions.Options;
using MlopsLab.Features.Domain;
using MlopsLab.Features.Storage;
using MlopsLab.Messaging;
using MlopsLab.Scenarios;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Features.Endpoints;

/// <summary>Versions of a view: computed beside the active one, compared with it, switched to, dropped.</summary>
internal static class VersionEndpoints
{
    private const int DefaultRows = 2_000;
    private const int MostRows = 20_000;
    private const int LongestText = 500;

    public static void MapVersions(this IEndpointRouteBuilder app)
    {
        var views = app.MapGroup("/views/{scenario}").WithTags("views");
        views.MapGet("/compare", Compare);
        views.MapPost("/backfill", Backfill).RequireLabToken();
        views.MapPost("/switch", Switch).RequireLabToken();
        views.MapPost("/drop", Drop).RequireLabToken();
    }

    private static async Task<IResult> Backfill(
        string scenario, BackfillRequest request, CompiledViews views, ViewTable table, Store store, IOptions<FeaturesOptions> options, CancellationToken ct)
    {
        if (await table.ActiveAsync(scenario, ct) is not { } active || views.OfFile(scenario) is not { } file)
        {
            return ViewEndpoints.Unknown(scenario, views);
        }

        var (view, fault) = request.Definition is { } text ? Read(text, file.Scenario) : (file, null);
        if (view is null)
        {
            return fault ?? Results.BadRequest();
        }

        var versions = await table.OfAsync(scenario, ct);
        if (versions.All(version => version.View != view.Pipeline.View))
        {
            if (versions.Count >= options.Value.KeptViews)
            {
                return Problem.Conflict($"{versions.Count} versions of the view are kept", "Drop one: lab features drop <scenario> <view>.");
            }

            var phase = versions.Count == 0 ? ViewPhase.Active : ViewPhase.Building;
            await store.InTransactionAsync(
                async (session, token) =>
                {
                    if ((await ViewTable.OfAsync(session, scenario, token)).All(version => version.View != view.Pipeline.View))
                    {
                        await table.AddAsync(session, view, phase, switchWhenReady: false, token);
                    }
                },
                ct);
        }

        return TypedResults.Accepted($"/views/{scenario}", new { scenario, view = view.Pipeline.View, active = active.Pipeline.View });
    }

    private static async Task<IResult> Compare(string scenario, string? with, int? rows, CompiledViews views, ViewTable table, ViewComparison comparison, CancellationToken ct)
    {
        if (await table.ActiveAsync(scenario, ct) is not { } active)
        {
            return ViewEndpoints.Unknown(scenario, views);
        }

        if (rows is < 1 or > MostRows)
        {
            return Problem.Invalid("rows", $"{rows} is not from 1 to {MostRows}", "Leave it out to compare the newest 2,000.");
        }

        var versions = await table.OfAsync(scenario, ct);
        var other = versions.LastOrDefault(version => with is null ? version.Phase != ViewPhase.Active : version.View == with);
        if (other is null || views.Of(other) is not { } view)
        {
            return NoSuchView(scenario, with ?? "other than the active one", versions);
        }

        var (compared, features) = await comparison.OfAsync(active, view, rows ?? DefaultRows, ct);
        return TypedResults.Ok(new ComparisonAnswer(scenario, active.Pipeline.View, other.View, compared, features));
    }

    private static async Task<IResult> Switch(
        string scenario, SwitchRequest request, CompiledViews views, ViewTable table, RegistryClient registry, Store store, CancellationToken ct)
    {
        var (wanted, fault) = await FindAsync(scenario, request, views, table, ct);
        if (wanted is null)
        {
            return fault ?? Results.BadRequest();
        }

        if (SwitchRule.Refusal(await table.OfAsync(scenario, ct), wanted, await registry.ChampionAsync(scenario, ct), request.Force) is { } refusal)
        {
            return Problem.Conflict(refusal, "Wait, or backfill the view that is missing; force it only when degraded answers are acceptable.");
        }

        await store.InTransactionAsync(
            (session, token) => wanted.Phase == ViewPhase.Active
                ? Task.CompletedTask
                : table.SwitchAsync(session, wanted, Cut(request.By, "unknown"), Cut(request.Why, "not said"), token),
            ct);
        return TypedResults.Ok(new { scenario, view = wanted.View, from = (await table.LastSwitchAsync(scenario, ct))?.From });
    }

    private static async Task<IResult> Drop(
        string scenario, SwitchRequest request, CompiledViews views, ViewTable table, RegistryClient registry, Store store, CancellationToken ct)
    {
        var (wanted, fault) = await FindAsync(scenario, request, views, table, ct);
        if (wanted is null)
        {
            return fault ?? Results.BadRequest();
        }

        if (SwitchRule.DropRefusal(wanted, await registry.ChampionAsync(scenario, ct), request.Force) is { } refusal)
        {
            return Problem.Conflict(refusal, "Switch to another view first, or promote a model that was trained on another one.");
        }

        await store.InTransactionAsync((session, token) => ViewTable.DropAsync(session, wanted, token), ct);
        return TypedResults.Ok(new { scenario, view = wanted.View });
    }

    private static async Task<(ViewVersion? Wanted, IResult? Fault)> FindAsync(
        string scenario, SwitchRequest request, CompiledViews views, ViewTable table, CancellationToken ct)
    {
        var versions = await table.OfAsync(scenario, ct);
        if (versions.Count == 0)
        {
            return (null, ViewEndpoints.Unknown(scenario, views));
        }

        return request.View is not { Length: > 0 } name
            ? (null, Problem.Invalid("view", "it is missing", $"Name one of: {Names(versions)}"))
            : versions.FirstOrDefault(version => version.View == name) is { } wanted ? (wanted, null) : (null, NoSuchView(scenario, name, versions));
    }

    private static (CompiledView? View, IResult? Fault) Read(string definition, Scenario file)
    {
        var reading = ScenarioFile.Parse(definition);
        return reading.Scenario switch
        {
            null => (null, Problem.Invalid("definition", $"line {reading.Errors[0].Line}: {reading.Errors[0].Message}", reading.Errors[0].Remedy)),
            { } scenario when scenario.Name != file.Name => (null, Problem.Invalid("definition", $"it is the scenario '{scenario.Name}'", $"Give a file whose name is {file.Name}.")),
            { } scenario when !file.HasRowsLike(scenario) => (null, Problem.Invalid("definition", "its fields differ from the scenario's", "Change only keys and features; other fields are another contract: change the scenario's own file.")),
            { } scenario => (new CompiledView(scenario), null),
        };
    }

    private static IResult NoSuchView(string scenario, string view, IReadOnlyList<ViewVersion> versions) =>
        Problem.NotFound($"'{scenario}' has no view {Cut(view, "without a name")}", $"Kept are: {Names(versions)}");

    private static string Names(IReadOnlyList<ViewVersion> versions) => string.Join(", ", versions.Select(version => version.View));

    private static string Cut(string? text, string otherwise) => text switch
    {
        null or "" => otherwise,
        { Length: > LongestText } => text[..LongestText],
        _ => text,
    };
}
