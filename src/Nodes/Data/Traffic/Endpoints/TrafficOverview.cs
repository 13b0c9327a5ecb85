using Microsoft.Extensions.Options;
using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Storage;
using MlopsLab.Traffic.Workers;

namespace MlopsLab.Traffic.Endpoints;

/// <summary>Puts together what the node knows of itself.</summary>
internal sealed class TrafficOverview(
    LiveState state, LiveClock clock, LiveCounts counts, LatencyHistogram latency, WaitingStore waiting, HeldStore held, ReplayRunner runner, ReplayStore replays, IOptions<TrafficOptions> options)
{
    public async Task<TrafficView> ReadAsync(CancellationToken ct) => new(
        LiveState.Scenario,
        state.Rate,
        counts.Sent,
        counts[ScoreOutcome.Ok],
        counts[ScoreOutcome.Degraded],
        counts.Failed,
        counts[ScoreOutcome.Refused],
        new(counts[ScoreOutcome.Failed], counts[ScoreOutcome.TimedOut], counts[ScoreOutcome.Shed]),
        new(latency.Quantile(0.5), latency.Quantile(0.95), latency.Quantile(0.99)),
        options.Value.Acceleration,
        clock.Now,
        state.Held,
        waiting.Records,
        await waiting.LabelsAsync(ct),
        await held.CountAsync(ct),
        new(state.History.Phase, state.History.Records, state.History.Labels),
        await ReplayAsync(ct));

    public async Task<ReplayView?> ReplayAsync(CancellationToken ct) =>
        runner.Current is { } replay ? ReplayView.Of(replay, await replays.AucAsync(ct)) : null;
}
