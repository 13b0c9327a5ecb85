using System.Net;
using Microsoft.Extensions.Options;
using MlopsLab.Traffic.Clients;
using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Domain.Replays;
using MlopsLab.Traffic.Storage;

namespace MlopsLab.Traffic.Workers;

/// <summary>The steps of a replay; each one kept when it ends, each safe to run again from its cursor.</summary>
internal sealed class ReplaySteps(
    ReplayStore store, ReplayScorer scorer, IngestionClient ingestion, GatewayClient gateway, Persistence persistence, IOptions<TrafficOptions> options, TimeProvider time)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    public Task<ReplayState> RunAsync(ReplayState replay, ReplayFile file, Action<ReplayState> saw, CancellationToken ct) => replay.State switch
    {
        ReplayStep.Counting => CountAsync(replay, file, saw, ct),
        ReplayStep.History => SendHistoryAsync(replay, file, saw, ct),
        ReplayStep.Labels => TellAsync(replay, file, Early, replay.History, ReplayStep.Sealing, saw, ct),
        ReplayStep.Sealing => SealAsync(replay, saw, ct),
        ReplayStep.Waiting => WaitForModelAsync(replay, saw, ct),
        ReplayStep.Scoring => ScoreAsync(replay, file, saw, ct),
        _ => TellAsync(replay, file, Rest, replay.Rows, ReplayStep.Completed, saw, ct),
    };

    private async Task<ReplayState> CountAsync(ReplayState replay, ReplayFile file, Action<ReplayState> saw, CancellationToken ct)
    {
        replay = replay with { Rows = file.Rows(0, replay.Limit ?? long.MaxValue).LongCount() };
        replay = replay with { Split = file.Rows(replay.History, replay.Rows).FirstOrDefault(row => row.Record is not null)?.Record?.EventTime };
        return replay.Rows == 0
            ? await KeepAsync(replay.Fail("The file has no rows."), saw, ct)
            : await KeepAsync(replay.Enter(ReplayStep.History), saw, ct);
    }

    private async Task<ReplayState> SendHistoryAsync(ReplayState replay, ReplayFile file, Action<ReplayState> saw, CancellationToken ct)
    {
        foreach (var batch in file.Rows(replay.Cursor, replay.History).Chunk(IngestionClient.LargestBatch))
        {
            replay = await KeepAsync(await SendAsync(replay, batch, ct), saw, ct);
        }

        return await KeepAsync(replay.Enter(ReplayStep.Labels), saw, ct);
    }

    private async Task<ReplayState> SealAsync(ReplayState replay, Action<ReplayState> saw, CancellationToken ct)
    {
        if (replay.History > 0)
        {
            await persistence.TryAsync("seal", token => ingestion.SealAsync(replay.Scenario, token), ct);
        }

        return await KeepAsync(replay.Enter(replay.History < replay.Rows ? ReplayStep.Waiting : ReplayStep.Outcomes), saw, ct);
    }

    // A first model takes a moment to train; without one the gateway answers by its rules, which tells nothing of a model.
    private async Task<ReplayState> WaitForModelAsync(ReplayState replay, Action<ReplayState> saw, CancellationToken ct)
    {
        var (started, wait) = (time.GetTimestamp(), options.Value.ReplayModelWait);
        bool ready;
        while (!(ready = await gateway.IsReadyAsync(replay.Scenario, ct)) && time.GetElapsedTime(started) < wait)
        {
            await Task.Delay(LookAgain, time, ct);
        }

        return await KeepAsync(
            replay.Enter(ReplayStep.Scoring) with
            {
                Cursor = replay.History,
                Warning = ready ? null : $"No model of {replay.Scenario} was there within {wait.TotalSeconds:0} s, so its rules answered. `lab explain training` and `lab data quarantine` tell what training waits for.",
            },
            saw,
            ct);
    }

    private async Task<ReplayState> ScoreAsync(ReplayState replay, ReplayFile file, Action<ReplayState> saw, CancellationToken ct)
    {
        var size = replay.Rate is { } rate ? (int)Math.Clamp(rate / 5, 1, 64) : 32;
        foreach (var batch in file.Rows(replay.Cursor, replay.Rows).Chunk(size))
        {
            var result = await scorer.ScoreAsync(replay, batch, ct);
            replay = await SendAsync(replay, batch, ct);
            replay = replay with
            {
                Scored = replay.Scored + result.Scores.Count,
                Degraded = replay.Degraded + result.Degraded,
                Unanswered = replay.Unanswered + result.Unanswered,
            };
            await store.SaveAsync(replay, result.Scores, ct);
            saw(replay);
        }

        return await KeepAsync(replay.Enter(ReplayStep.Outcomes), saw, ct);
    }

    private async Task<ReplayState> TellAsync(
        ReplayState replay, ReplayFile file, Func<ReplayState, ReplayRow, bool> isDue, long until, ReplayStep next, Action<ReplayState> saw, CancellationToken ct)
    {
        foreach (var batch in file.Rows(replay.Cursor, until).Chunk(IngestionClient.LargestBatch))
        {
            WireLabel[] labels = [.. batch.Where(row => isDue(replay, row)).Select(row => row.Label).OfType<WireLabel>()];
            if (labels.Length > 0)
            {
                await DeliverAsync(token => ingestion.SendAsync(replay.Scenario, labels, token), ct);
            }

            replay = await KeepAsync(replay with { Cursor = batch[^1].Index + 1, Labels = replay.Labels + labels.Length }, saw, ct);
        }

        return await KeepAsync(replay.Enter(next), saw, ct);
    }

    private static bool Early(ReplayState replay, ReplayRow row) => row.Label is { } label && (replay.Split is not { } split || label.ArrivalTime <= split);

    private static bool Rest(ReplayState replay, ReplayRow row) => row.Index >= replay.History || !Early(replay, row);

    // Rows that can't be read as records count as set aside.
    private async Task<ReplayState> SendAsync(ReplayState replay, ReplayRow[] batch, CancellationToken ct)
    {
        WireRecord[] records = [.. batch.Select(row => row.Record).OfType<WireRecord>()];
        var taken = records.Length == 0
            ? new RecordsTaken(0, 0, [])
            : await DeliverAsync(token => ingestion.SendHistoryAsync(replay.Scenario, IngestionClient.Replay, records, token), ct);
        return replay with
        {
            Cursor = batch[^1].Index + 1,
            Sent = replay.Sent + batch.Length,
            Quarantined = replay.Quarantined + batch.Length - records.Length + taken.Quarantined.Count,
            Held = replay.Held + taken.Held,
            HoldId = taken.HoldId ?? replay.HoldId,
        };
    }

    // What ingestion refuses for good ends the replay; anything else is tried again.
    private async Task<T> DeliverAsync<T>(Func<CancellationToken, Task<T>> send, CancellationToken ct)
    {
        HttpRequestException? refused = null;
        var taken = await persistence.TryAsync<(bool Done, T? Value)>(
            "replay",
            async token =>
            {
                try
                {
                    return (true, await send(token));
                }
                catch (HttpRequestException error) when (error.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.RequestEntityTooLarge)
                {
                    refused = error;
                    return (false, default);
                }
            },
            ct);
        return taken is { Done: true, Value: { } value } ? value : throw refused ?? new HttpRequestException("ingestion gave no answer");
    }

    private async Task<ReplayState> KeepAsync(ReplayState replay, Action<ReplayState> saw, CancellationToken ct)
    {
        await store.SaveAsync(replay, [], ct);
        saw(replay);
        return replay;
    }
}
