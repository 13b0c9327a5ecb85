using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Contracts.Training;
using MlopsLab.Learning;
using MlopsLab.Messaging;
using MlopsLab.Scenarios;
using MlopsLab.ServiceDefaults;
using MlopsLab.Training.Domain;
using MlopsLab.Training.Storage;

namespace MlopsLab.Training.Endpoints;

internal static class RunEndpoints
{
    private const int Listed = 200;
    private const int MostText = 400;

    public static void MapRuns(this IEndpointRouteBuilder app)
    {
        var runs = app.MapGroup("/runs");
        runs.MapGet("", List);
        runs.MapGet("{id}", Get);
        runs.MapPost("", Create).RequireLabToken();
    }

    private static async Task<Ok<RunView[]>> List(Store store, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return TypedResults.Ok<RunView[]>([.. (await RunTable.LatestAsync(connection, Listed, ct)).Select(RunView.Of)]);
    }

    private static async Task<Results<Ok<RunView>, ProblemHttpResult>> Get(string id, Store store, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await RunTable.FindAsync(connection, id, ct) is { } row
            ? TypedResults.Ok(RunView.Of(row))
            : Problem.NotFound("There is no such run", "List the runs with GET /runs.");
    }

    private static async Task<Results<Accepted<RunCreated>, ValidationProblem>> Create(
        RunBody body, Store store, ScenarioCatalog catalog, TimeProvider clock, CancellationToken ct)
    {
        var settings = body.Settings?.ToDictionary(pair => pair.Key, pair => Text(pair.Value) ?? "") ?? [];
        var reading = RunOrder.Read(body.Scenario, body.Learner, settings, catalog);
        RunError[] errors = [.. reading.Errors, .. Texts(body)];
        if (errors.Length > 0 || body.Scenario is not { } scenario)
        {
            return TypedResults.ValidationProblem(
                errors.GroupBy(error => error.Field).ToDictionary(group => group.Key, group => group.Select(error => $"{error.Problem}; {error.Remedy}.").ToArray()),
                detail: string.Join(' ', errors.Select(error => error.ToString())),
                title: "The run is not possible as asked for");
        }

        var now = clock.GetUtcNow();
        var request = new TrainingRequested(
            Guid.CreateVersion7(now).ToString(), scenario, body.Learner ?? Learners.Default, body.SnapshotId, body.By ?? "api", body.Reason ?? "", settings, now);
        await store.InTransactionAsync(
            async (session, token) =>
            {
                var held = await HoldTable.OfAsync(session, scenario, token);
                var asked = held is null ? request : request with { Reason = $"{request.Reason} (warning: {held})".Trim() };
                await RunTable.AddAsync(session, asked, RunState.Requested, token);
                await session.PublishAsync(asked, token);
            },
            ct);
        return TypedResults.Accepted($"/runs/{request.RunId}", new RunCreated(request.RunId));
    }

    /// <summary>Null when it is text that is no Unicode, which JsonElement finds only when asked for it.</summary>
    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<RunError> Texts(RunBody body)
    {
        (string Field, string? Value)[] texts = [("by", body.By), ("reason", body.Reason)];
        foreach (var (field, _) in texts.Where(text => text.Value is { Length: > MostText }))
        {
            yield return new(field, $"is longer than {MostText} characters", "shorten it");
        }

        foreach (var setting in body.Settings?.Where(pair => Text(pair.Value) is null) ?? [])
        {
            yield return new($"settings.{setting.Key}", "is no Unicode text", "send the JSON as UTF-8");
        }

        if (body.SnapshotId is { } id && (id.Length is 0 or > 128 || !id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or ':')))
        {
            yield return new("snapshotId", "is no id of a snapshot", "take one from `lab data snapshots`, or leave it out for the newest");
        }
    }
}
