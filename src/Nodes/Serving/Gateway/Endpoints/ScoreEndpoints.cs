using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Contracts.Gateway;
using MlopsLab.Gateway.Admission;
using MlopsLab.Gateway.Scoring;
using MlopsLab.Gateway.Shadows;
using MlopsLab.Gateway.Splits;
using MlopsLab.Gateway.Stages;
using MlopsLab.Gateway.Telemetry;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Gateway.Endpoints;

internal static class ScoreEndpoints
{
    private const string ServerTiming = "Server-Timing";

    public static void MapScore(this WebApplication app) => app.MapPost("/score", Score);

    private static async Task<Results<Ok<Answer>, ProblemHttpResult>> Score(
        JsonElement body,
        ScoreRequestReader reader,
        RecordScorer scorer,
        PredictionLog predictions,
        Mirror mirror,
        SplitWatch splits,
        Admittance admittance,
        GatewayMetrics metrics,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken ct)
    {
        var stages = new StageClock(clock);
        var reading = reader.Read(body);
        if (reading.Request is not { } request)
        {
            return Refuse(reading.Faults);
        }

        stages.End(Stage.Check);
        using var admitted = await admittance.EnterAsync(request.Model.Priority.IsCritical(request.Row), ct);
        stages.End(Stage.Admission);
        if (!admitted.IsGiven)
        {
            return Shed(response, metrics);
        }

        var scored = await scorer.ScoreAsync(request, stages, ct);
        var verdict = scored.Verdict;
        predictions.Add(request.Model.Scenario.Name, Line(request, verdict, clock, stages.Total - stages[Stage.Check] - stages[Stage.Admission]));
        splits.Saw(scored.Route, scored.Entity, verdict.Target);
        stages.End(Stage.Log);
        metrics.Took(stages);
        response.Headers[ServerTiming] = stages.ToHeader();
        if (scored.Route.ShadowVersion is not null)
        {
            AfterTheAnswer(response, mirror, new(request, scored, stages[Stage.Inference], clock.GetUtcNow()));
        }

        return TypedResults.Ok(new Answer(
            request.Id, request.Model.Scenario.Name, verdict.Version, verdict.Score, verdict.Decision, verdict.Degraded, verdict.Reason, verdict.Cached, verdict.Explored, verdict.Propensity));
    }

    private static void AfterTheAnswer(HttpResponse response, Mirror mirror, MirroredRequest mirrored) => response.OnCompleted(() =>
    {
        mirror.Offer(mirrored);
        return Task.CompletedTask;
    });

    private static Prediction Line(ScoreRequest request, Verdict verdict, TimeProvider clock, TimeSpan took) => new(
        request.Id,
        request.RecordId,
        clock.GetUtcNow(),
        request.EventTime,
        verdict.Target.ToString().ToLowerInvariant(),
        verdict.Version,
        verdict.Score,
        verdict.Decision,
        verdict.Decision == request.Model.Scenario.Decision.PositiveDecision,
        took.TotalMilliseconds,
        verdict.Cached,
        verdict.Degraded,
        verdict.Reason,
        verdict.CanaryFailed,
        verdict.Explored,
        verdict.Propensity);

    private static ProblemHttpResult Shed(HttpResponse response, GatewayMetrics metrics)
    {
        metrics.Shed();
        response.Headers.RetryAfter = "1";
        return TypedResults.Problem(
            "More requests came than the lab can answer in time; this one was not looked at. Send it again after a second, or fewer at once.",
            statusCode: StatusCodes.Status429TooManyRequests,
            title: "Too many requests");
    }

    /// <summary>One problem that names every faulty field.</summary>
    private static ProblemHttpResult Refuse(IReadOnlyList<ScoreFault> faults) => faults is [var only]
        ? Problem.Invalid(only.Field, only.Problem, only.Remedy)
        : Problem.Invalid(string.Join(", ", faults.Select(fault => fault.Field)), string.Join("; ", faults.Select(fault => $"{fault.Field} {fault.Problem}")), faults[0].Remedy);
}
