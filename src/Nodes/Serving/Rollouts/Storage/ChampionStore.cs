using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Storage;

/// <summary>The newest champion move heard of, so that a rollout never starts on an answer of the registry that is older.</summary>
internal static class ChampionStore
{
    public static Task HeardAsync(Db db, string model, ChampionMove move, CancellationToken ct) => db.ExecuteAsync(
        """
        INSERT INTO champions (model, version, epoch) VALUES (@model, @To, @Epoch)
        ON CONFLICT (model) DO UPDATE SET version = excluded.version, epoch = excluded.epoch WHERE champions.epoch < excluded.epoch
        """,
        new { model, move.To, move.Epoch },
        ct);

    public static Task<ChampionRow?> FindAsync(Db db, string model, CancellationToken ct) =>
        db.FindAsync<ChampionRow>("SELECT version AS Version, epoch AS Epoch FROM champions WHERE model = @model", new { model }, ct);
}
