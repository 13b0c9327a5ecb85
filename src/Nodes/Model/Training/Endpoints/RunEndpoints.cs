using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Contracts.Training;
using MlopsLab.Learning;
using MlopsLab.Messaging;
using MlopsLab.ServiceDefaults;
using MlopsLab.Training.Domain;
using MlopsLab.Training.Storage;

namespace MlopsLab.Training.Endpoints;

internal static class RunEndpoints
{
    private const int Listed = 200;

    public static void MapRuns(this IEndpointRouteBuilder app)
    {
        var runs = app.MapGroup("/runs");
        runs.MapGet("", List);
        runs.MapGet("{id}", Get);
        runs.MapGet("{id}/stages", Stages);
        runs.MapPost("", Create).RequireLabToken();
        runs.MapPost("{id}/cancel", Cancel).RequireLabToken();
        runs.MapPost("{id}/rerun", Rerun).RequireLabToken();
        runs.MapPost("{id}/graduate", Graduate).RequireLabToken();
    }

    /// <summary>The latest runs; with <paramref name="open"/> those under way and those that wait, the next first.</summary>
    private static async Task<Ok<RunView[]>> List(string? kind, bool? open, int? limit, Store store, CancellationToken ct)
    {
        var most = Math.Clamp(limit ?? Listed, 1, Listed);
        await using var connection = await store.OpenReadAsync(ct);
        var rows = open == true ? await RunTable.OpenAsync(connection, kind, most, ct) : await RunTable.LatestAsync(connection, kind, most, ct);
        return TypedResults.Ok<RunView[]>([.. rows.Select(RunView.Of)]);
    }

    private static async Task<Results<Ok<RunView>, ProblemHttpResult>> Get(string id, Store store, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await RunTable.FindAsync(connection, id, ct) is { } row
            ? TypedResults.Ok(RunView.Of(row))
            : NoRun();
    }

    private static async Task<Results<Ok<StagesView>, ProblemHttpResult>> Stages(string id, Store store, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await RunTable.FindAsync(connection, id, ct) is { } row
            ? TypedResults.Ok(new StagesView(RunView.Of(row), await StageTable.OfAsync(connection, id, ct)))
            : NoRun();
    }

    private static async Task<Results<Ok<RunView>, ProblemHttpResult>> Cancel(
        string id, CancelBody body, Store store, RunJournal journal, RunsUnderWay underWay, CancellationToken ct)
    {
        if (body.By is { Length: > RunRequestReader.MostText } || body.Why is { Length: > RunRequestReader.MostText })
        {
            return Problem.Invalid("why", $"by or why is longer than {RunRequestReader.MostText} characters", "Shorten it.");
        }

        await using var connection = await store.OpenReadAsync(ct);
        if (await RunTable.FindAsync(connection, id, ct) is not { } run)
        {
            return NoRun();
        }

        var why = $"Cancelled by {body.By ?? "api"}{(body.Why is { Length: > 0 } reason ? $": {reason}" : "")}";
        if (!await journal.WishEndAsync(run, why, ct))
        {
            return Problem.Conflict($"Run {id} is {run.State} already", "Only a run that waits or is under way can be cancelled");
        }

        underWay.Stop(id, why);
        return TypedResults.Ok(RunView.Of(await RunTable.FindAsync(connection, id, ct) ?? run));
    }

    /// <summary>Runs from the pins of a run: as another pipeline run, or only to see that the same artifact comes out.</summary>
    private static Task<Results<Accepted<RunCreated>, ProblemHttpResult>> Rerun(
        string id, RerunBody body, Store store, TimeProvider clock, CancellationToken ct) => AgainAsync(
        id, body.Verify == true ? RunKind.Verification : RunKind.Pipeline, body, body.Verify == true, store, clock, ct);

    /// <summary>Makes a pipeline run of an experiment: the same pins, so the same artifact, which may then be deployed.</summary>
    private static async Task<Results<Accepted<RunCreated>, ProblemHttpResult>> Graduate(
        string id, RerunBody body, Store store, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await RunTable.FindAsync(connection, id, ct) is { Kind: not RunKind.Experiment }
            ? Problem.Conflict($"Run {id} is no experiment", "Only experiments graduate; `lab experiment list` shows them")
            : await AgainAsync(id, RunKind.Pipeline, body, fresh: false, store, clock, ct);
    }

    private static async Task<Results<Accepted<RunCreated>, ProblemHttpResult>> AgainAsync(
        string id, string kind, RerunBody body, bool fresh, Store store, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        if (await RunTable.FindAsync(connection, id, ct) is not { } run)
        {
            return NoRun();
        }

        if (run is not { State: RunState.Completed, Pins: { } pins })
        {
            return Problem.Conflict($"Run {id} is {run.State} and has no artifact to make again", "Name a completed run; `lab pipeline list` shows them");
        }

        if (body.By is { Length: > RunRequestReader.MostText } || body.Reason is { Length: > RunRequestReader.MostText })
        {
            return Problem.Invalid("reason", $"by or reason is longer than {RunRequestReader.MostText} characters", "Shorten it.");
        }

        var now = clock.GetUtcNow();
        var settings = JsonSerializer.Deserialize<Dictionary<string, string>>(run.Settings) ?? [];
        var request = new TrainingRequested(
            Guid.CreateVersion7(now).ToString(), run.Scenario, run.Learner, run.SnapshotId, body.By ?? "api", body.Reason ?? $"run {id} again", settings, now, kind);
        await store.InTransactionAsync(
            async (session, token) =>
            {
                await RunTable.AddAsync(session, request, RunState.Requested, new(pins, id, fresh), token);
                await session.PublishAsync(request, token);
            },
            ct);
        return TypedResults.Accepted($"/runs/{request.RunId}", new RunCreated(request.RunId));
    }

    private static ProblemHttpResult NoRun() => Problem.NotFound("There is no such run", "List the runs with GET /runs.");

    private static async Task<Results<Accepted<RunCreated>, ValidationProblem>> Create(
        RunBody body, Store store, RunRequestReader reader, TimeProvider clock, CancellationToken ct)
    {
        var errors = reader.ErrorsOf(body);
        if (errors.Count > 0 || body.Scenario is not { } scenario)
        {
            return TypedResults.ValidationProblem(
                RunRequestReader.Problems(errors),
                detail: string.Join(' ', errors.Select(error => error.ToString())),
                title: "The run is not possible as asked for");
        }

        var settings = RunRequestReader.SettingsOf(body.Settings);
        var now = clock.GetUtcNow();
        var request = new TrainingRequested(
            Guid.CreateVersion7(now).ToString(), scenario, body.Learner ?? Learners.Default, body.SnapshotId, body.By ?? "api", body.Reason ?? "", settings, now, body.Kind == RunKind.Experiment ? RunKind.Experiment : null);
        await store.InTransactionAsync(
            async (session, token) =>
            {
                var held = await HoldTable.OfAsync(session, scenario, token);
                var asked = held is null ? request : request with { Reason = $"{request.Reason} (warning: {held})".Trim() };
                await RunTable.AddAsync(session, asked, RunState.Requested, RunOrigin.Nothing, token);
                await session.PublishAsync(asked, token);
            },
            ct);
        return TypedResults.Accepted($"/runs/{request.RunId}", new RunCreated(request.RunId));
    }
}
