using MlopsLab.Policies;
using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Storage;

/// <summary>Evidence per rollout, step and target.</summary>
internal static class EvidenceStore
{
    private const string Canary = "canary";
    private const string Stable = "stable";

    public static async Task<RolloutEvidence> OfAsync(Db db, Rollout rollout, CancellationToken ct)
    {
        var rows = await RowsAsync(db, rollout, ct);
        var step = EvidenceRow.StepOf(rollout);
        return new RolloutEvidence(
            Sum(rows.Where(row => row.Step == step)),
            Sum(rows.Where(row => row.Step < 0 == step < 0)) with { Pairs = Sum(rows).Pairs },
            await TrackStore.FindAsync(db, rollout, ct));
    }

    public static async Task AddAsync(Db db, Rollout rollout, StepEvidence more, RolloutOptions options, CancellationToken ct)
    {
        var before = await OfAsync(db, rollout, ct);
        await SaveAsync(db, EvidenceRow.Of(rollout, Canary, before.Step.Canary.Add(more.Canary), before.Step.Pairs.Add(more.Pairs)), ct);
        await SaveAsync(db, EvidenceRow.Of(rollout, Stable, before.Step.Stable.Add(more.Stable), default), ct);
        var metrics = (rollout.Policy ?? UsualPolicy.Of(options)).Metrics;
        await TrackStore.SaveAsync(db, rollout, Tracks.Add(before.Tracks, metrics, more), ct);
    }

    private static Task<IReadOnlyList<EvidenceRow>> RowsAsync(Db db, Rollout rollout, CancellationToken ct) => db.QueryAsync<EvidenceRow>(
        """
        SELECT rollout_id AS RolloutId, step AS Step, target AS Target, requests AS Requests, failures AS Failures, cached AS Cached,
            latency AS Latency, last_at AS LastAt, fallbacks AS Fallbacks, positives AS Positives, scores AS Scores,
            pairs AS Pairs, only_canary AS OnlyCanary, only_stable AS OnlyStable, distance AS Distance
        FROM evidence WHERE rollout_id = @id
        """,
        new { id = rollout.Id.ToString() },
        ct);

    private static Task SaveAsync(Db db, EvidenceRow row, CancellationToken ct) => db.ExecuteAsync(
        """
        INSERT INTO evidence (rollout_id, step, target, requests, failures, cached, latency, last_at, fallbacks, positives, scores, pairs, only_canary, only_stable, distance)
        VALUES (@RolloutId, @Step, @Target, @Requests, @Failures, @Cached, @Latency, @LastAt, @Fallbacks, @Positives, @Scores, @Pairs, @OnlyCanary, @OnlyStable, @Distance)
        ON CONFLICT (rollout_id, step, target) DO UPDATE SET requests = excluded.requests, failures = excluded.failures,
            cached = excluded.cached, latency = excluded.latency, last_at = excluded.last_at,
            fallbacks = excluded.fallbacks, positives = excluded.positives, scores = excluded.scores,
            pairs = excluded.pairs, only_canary = excluded.only_canary, only_stable = excluded.only_stable, distance = excluded.distance
        """,
        row,
        ct);

    private static StepEvidence Sum(IEnumerable<EvidenceRow> rows) => rows.Aggregate(StepEvidence.None, Add);

    private static StepEvidence Add(StepEvidence sum, EvidenceRow row) => row.Target == Canary
        ? sum with { Canary = sum.Canary.Add(row.ToEvidence()), Pairs = sum.Pairs.Add(row.ToPairs()) }
        : sum with { Stable = sum.Stable.Add(row.ToEvidence()) };
}
