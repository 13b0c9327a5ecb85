using MlopsLab.Inference.Domain;
using MlopsLab.Inference.Domain.Batching;
using MlopsLab.ServiceDefaults.Queueing;

namespace MlopsLab.Inference.Endpoints;

/// <summary>Scores a request's rows: when its turn comes, by itself, or together with others that wait, when that is switched on.</summary>
internal sealed class RowScoring(Turns turns, BatchLanes lanes, TimeProvider clock)
{
    /// <param name="read">Timestamp from which on it waits.</param>
    /// <exception cref="InferRefusedException">Too many wait, or the model gave no number.</exception>
    public async ValueTask ScoreAsync(LoadedModel loaded, InferWork work, long read, CancellationToken ct)
    {
        var started = lanes.Enabled
            ? await TogetherAsync(loaded, work, ct)
            : await InTurnAsync(loaded, work, ct);
        loaded.Tally.Queue.Add(clock.GetElapsedTime(read, started));
        loaded.Tally.Infer.Add(clock.GetElapsedTime(started));
        Check(work.Scores.Span);
    }

    private async ValueTask<long> TogetherAsync(LoadedModel loaded, InferWork work, CancellationToken ct) =>
        await lanes.Of(loaded).ScoreAsync(work.Values, work.Scores, Priority.LineOf(work.Priority), ct) ?? throw Full();

    private async ValueTask<long> InTurnAsync(LoadedModel loaded, InferWork work, CancellationToken ct)
    {
        using var turn = await turns.EnterAsync(Priority.LineOf(work.Priority), ct);
        var started = turn.IsGiven ? clock.GetTimestamp() : throw Full();
        if (loaded.Scorer.DelayOf(work.Values.Span) is { Ticks: > 0 } delay)
        {
            await Task.Delay(delay, clock, ct);
        }

        loaded.Scorer.Score(work.Values.Span, work.Scores.Span);
        loaded.Tally.Ran(work.Rows, clock.GetElapsedTime(started), clock.GetUtcNow());
        return started;
    }

    private static void Check(ReadOnlySpan<double> scores)
    {
        foreach (var score in scores)
        {
            _ = double.IsFinite(score)
                ? true
                : throw new InferRefusedException(StatusCodes.Status500InternalServerError, "the model gave no number for a row; its values are too large");
        }
    }

    private static InferRefusedException Full() =>
        new(StatusCodes.Status503ServiceUnavailable, "more requests wait than this node takes; try again in a moment");
}
