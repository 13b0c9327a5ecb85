using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Storage;

/// <summary>The split last told to the gateway, per model; its epoch only ever rises.</summary>
internal static class SplitStore
{
    public static async Task<long> SetAsync(Db db, Rollout rollout, CancellationToken ct)
    {
        await db.ExecuteAsync(
            """
            INSERT INTO splits (model, epoch, weight, canary_version, rollout_id) VALUES (@Model, 1, @Weight, @Version, @rolloutId)
            ON CONFLICT (model) DO UPDATE SET epoch = splits.epoch + 1, weight = excluded.weight,
                canary_version = excluded.canary_version, rollout_id = excluded.rollout_id
            """,
            new { rollout.Model, rollout.Weight, rollout.Version, rolloutId = rollout.Id.ToString() },
            ct);
        return await db.FindAsync<long>("SELECT epoch FROM splits WHERE model = @Model", new { rollout.Model }, ct);
    }
}
