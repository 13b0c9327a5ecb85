using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Contracts.Training;
using MlopsLab.Learning;
using MlopsLab.Messaging;
using MlopsLab.Training.Domain;
using MlopsLab.Training.Storage;

namespace MlopsLab.Training.Endpoints;

/// <summary>Many experiments that differ in their settings, within a budget.</summary>
internal static class SweepEndpoints
{
    private const double MostMinutes = 24 * 60;

    public static void MapSweeps(this IEndpointRouteBuilder app) => app.MapPost("/sweeps", Create).RequireLabToken();

    private static async Task<Results<Accepted<SweepCreated>, ValidationProblem>> Create(
        SweepBody body, Store store, RunRequestReader reader, TimeProvider clock, CancellationToken ct)
    {
        var errors = new List<RunError>();
        var tried = Sweep.Expand(body.Space ?? new Dictionary<string, IReadOnlyList<string>>(), body.Search ?? Sweep.Grid, body.MaxRuns ?? Sweep.MostRuns, body.Seed ?? 1, errors);
        if (body.MaxMinutes is { } minutes && minutes is not (> 0 and <= MostMinutes))
        {
            errors.Add(new("maxMinutes", $"is not above 0 and at most {MostMinutes}", "give the budget in minutes"));
        }

        RunBody[] bodies = [.. tried.Select(settings => BodyOf(body, settings))];
        errors.AddRange(bodies.Select(reader.ErrorsOf).FirstOrDefault(found => found.Count > 0) ?? []);
        if (errors.Count > 0)
        {
            return TypedResults.ValidationProblem(
                RunRequestReader.Problems(errors), detail: string.Join(' ', errors.Select(error => error.ToString())), title: "The sweep is not possible as asked for");
        }

        var now = clock.GetUtcNow();
        var sweep = Guid.CreateVersion7(now).ToString();
        TrainingRequested[] requests = [.. bodies.Select(run => Request(run, now))];
        await store.InTransactionAsync(
            async (session, token) =>
            {
                await SweepTable.AddAsync(session, sweep, body.MaxMinutes, now, token);
                foreach (var request in requests)
                {
                    await RunTable.AddAsync(session, request, RunState.Requested, new(Sweep: sweep), token);
                    await session.PublishAsync(request, token);
                }
            },
            ct);
        return TypedResults.Accepted($"/runs?kind={RunKind.Experiment}", new SweepCreated(sweep, [.. requests.Select(request => request.RunId)]));
    }

    private static RunBody BodyOf(SweepBody body, IReadOnlyDictionary<string, string> tried)
    {
        var settings = body.Settings?.ToDictionary() ?? [];
        foreach (var (name, value) in tried)
        {
            settings[name] = JsonSerializer.SerializeToElement(value);
        }

        return new(body.Scenario, body.Learner, body.SnapshotId, settings, body.By, body.Reason, RunKind.Experiment);
    }

    private static TrainingRequested Request(RunBody run, DateTimeOffset now) => new(
        Guid.CreateVersion7(now).ToString(),
        run.Scenario ?? "",
        run.Learner ?? Learners.Default,
        run.SnapshotId,
        run.By ?? "api",
        run.Reason ?? "",
        RunRequestReader.SettingsOf(run.Settings),
        now,
        RunKind.Experiment);
}
