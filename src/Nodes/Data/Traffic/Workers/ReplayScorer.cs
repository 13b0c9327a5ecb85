using MlopsLab.Traffic.Clients;
using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Domain.Replays;
using MlopsLab.Traffic.Storage;

namespace MlopsLab.Traffic.Workers;

/// <summary>Scores some rows, a few at a time, no faster than the replay's rate.</summary>
internal sealed class ReplayScorer(GatewayClient gateway, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _atOnce = new(8);

    public async Task<ReplayScoring> ScoreAsync(ReplayState replay, IReadOnlyList<ReplayRow> rows, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        var calls = new List<Task<(ReplayRow Row, ScoreAnswer Answer)>>();
        foreach (var row in rows.Where(row => row.Record is not null))
        {
            await _atOnce.WaitAsync(ct);
            calls.Add(ScoreAsync(replay.Scenario, row, ct));
            await PaceAsync(replay.Rate, started, calls.Count, ct);
        }

        var answers = await Task.WhenAll(calls);
        var scored = answers.Where(one => one.Answer.Outcome == ScoreOutcome.Ok && one.Answer.Score is not null).ToArray();
        var degraded = answers.Count(one => one.Answer.Outcome == ScoreOutcome.Degraded);
        return new(
            [.. scored.Select(one => new ReplayScore(one.Row.Record?.Id ?? string.Empty, one.Answer.Score ?? 0, one.Row.Label?.Value))],
            degraded,
            answers.Length - scored.Length - degraded);
    }

    public void Dispose() => _atOnce.Dispose();

    private async Task<(ReplayRow Row, ScoreAnswer Answer)> ScoreAsync(string scenario, ReplayRow row, CancellationToken ct)
    {
        try
        {
            return (row, row.Record is { } record ? await gateway.ScoreAsync(scenario, record, ct) : new(ScoreOutcome.Refused, null));
        }
        finally
        {
            _atOnce.Release();
        }
    }

    private async Task PaceAsync(double? rate, long started, int sent, CancellationToken ct)
    {
        if (rate is { } perSecond && TimeSpan.FromSeconds(sent / perSecond) - time.GetElapsedTime(started) is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, ct);
        }
    }
}
