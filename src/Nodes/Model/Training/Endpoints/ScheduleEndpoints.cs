using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Learning;
using MlopsLab.Messaging;
using MlopsLab.ServiceDefaults;
using MlopsLab.Training.Domain;
using MlopsLab.Training.Storage;

namespace MlopsLab.Training.Endpoints;

internal static class ScheduleEndpoints
{
    private const int LongestName = 60;

    public static void MapSchedules(this IEndpointRouteBuilder app)
    {
        var schedules = app.MapGroup("/schedules");
        schedules.MapGet("", List);
        schedules.MapPut("{name}", Put).RequireLabToken();
        schedules.MapDelete("{name}", Delete).RequireLabToken();
    }

    private static async Task<Ok<ScheduleView[]>> List(Store store, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return TypedResults.Ok<ScheduleView[]>([.. (await ScheduleTable.AllAsync(connection, ct)).Select(View)]);
    }

    private static async Task<Results<Ok<ScheduleView>, ValidationProblem>> Put(
        string name, ScheduleBody body, Store store, RunRequestReader reader, TimeProvider clock, CancellationToken ct)
    {
        var errors = reader.ErrorsOf(new(body.Scenario, body.Learner, null, body.Settings, body.By, null)).ToList();
        if (name.Length > LongestName || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
        {
            errors.Add(new("name", $"is longer than {LongestName} characters or has others than letters, digits, - and _", "choose a plain name"));
        }

        if (CronTimes.Parse(body.Cron) is null)
        {
            errors.Add(new("cron", "is no schedule", "write five fields as in \"0 3 * * *\" (every night at three, UTC)"));
        }

        if (errors.Count > 0 || body is not { Scenario: { } scenario, Cron: { } cron })
        {
            return TypedResults.ValidationProblem(
                RunRequestReader.Problems(errors), detail: string.Join(' ', errors.Select(error => error.ToString())), title: "The schedule is not possible as asked for");
        }

        var row = new ScheduleRow
        {
            Name = name,
            Cron = cron,
            Scenario = scenario,
            Learner = body.Learner ?? Learners.Default,
            Settings = JsonSerializer.Serialize(RunRequestReader.SettingsOf(body.Settings)),
            SetBy = body.By ?? "api",
            NextAt = CronTimes.NextAfter(cron, clock.GetUtcNow())?.ToUnixTimeMilliseconds(),
        };
        await store.InTransactionAsync((session, token) => ScheduleTable.SetAsync(session, row, token), ct);
        return TypedResults.Ok(View(row));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(string name, Store store, CancellationToken ct) =>
        await store.InTransactionAsync((session, token) => ScheduleTable.RemoveAsync(session, name, token), ct)
            ? TypedResults.NoContent()
            : Problem.NotFound("There is no such schedule", "List them with GET /schedules.");

    private static ScheduleView View(ScheduleRow row) => new(
        row.Name, row.Cron, row.Scenario, row.Learner, row.SetBy, row.NextAt is { } next ? DateTimeOffset.FromUnixTimeMilliseconds(next) : null);
}
