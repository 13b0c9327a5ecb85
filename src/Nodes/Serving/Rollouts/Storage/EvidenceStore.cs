using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Storage;

/// <summary>Evidence per rollout, step and target.</summary>
internal static class EvidenceStore
{
    private const string Canary = "canary";
    private const string Stable = "stable";

    public static async Task<StepEvidence> OfStepAsync(Db db, Rollout rollout, CancellationToken ct) =>
        Sum((await RowsAsync(db, rollout, ct)).Where(row => row.Step == rollout.Step));

    public static async Task<StepEvidence> OfAllStepsAsync(Db db, Rollout rollout, CancellationToken ct) =>
        Sum(await RowsAsync(db, rollout, ct));

    public static async Task AddAsync(Db db, Rollout rollout, StepEvidence more, CancellationToken ct)
    {
        var before = await OfStepAsync(db, rollout, ct);
        await SaveAsync(db, EvidenceRow.Of(rollout, Canary, before.Canary.Add(more.Canary)), ct);
        await SaveAsync(db, EvidenceRow.Of(rollout, Stable, before.Stable.Add(more.Stable)), ct);
    }

    private static Task<IReadOnlyList<EvidenceRow>> RowsAsync(Db db, Rollout rollout, CancellationToken ct) => db.QueryAsync<EvidenceRow>(
        """
        SELECT rollout_id AS RolloutId, step AS Step, target AS Target, requests AS Requests, failures AS Failures, cached AS Cached,
            latency AS Latency, last_at AS LastAt
        FROM evidence WHERE rollout_id = @id
        """,
        new { id = rollout.Id.ToString() },
        ct);

    private static Task SaveAsync(Db db, EvidenceRow row, CancellationToken ct) => db.ExecuteAsync(
        """
        INSERT INTO evidence (rollout_id, step, target, requests, failures, cached, latency, last_at)
        VALUES (@RolloutId, @Step, @Target, @Requests, @Failures, @Cached, @Latency, @LastAt)
        ON CONFLICT (rollout_id, step, target) DO UPDATE SET requests = excluded.requests, failures = excluded.failures,
            cached = excluded.cached, latency = excluded.latency, last_at = excluded.last_at
        """,
        row,
        ct);

    private static StepEvidence Sum(IEnumerable<EvidenceRow> rows) => rows.Aggregate(StepEvidence.None, Add);

    private static StepEvidence Add(StepEvidence sum, EvidenceRow row) => row.Target == Canary
        ? sum with { Canary = sum.Canary.Add(row.ToEvidence()) }
        : sum with { Stable = sum.Stable.Add(row.ToEvidence()) };
}
