using System.Text.Json;
using MlopsLab.Policies;
using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Storage;

/// <summary>The sequential tests of a rollout, carried from batch to batch of predictions.</summary>
internal static class TrackStore
{
    public static async Task<IReadOnlyDictionary<string, RateTrack>> FindAsync(Db db, Rollout rollout, CancellationToken ct) =>
        await db.FindAsync<string>("SELECT tracks FROM tracks WHERE rollout_id = @id", new { id = rollout.Id.ToString() }, ct) is { } text
            ? JsonSerializer.Deserialize<Dictionary<string, RateTrack>>(text) ?? Tracks.None
            : Tracks.None;

    public static Task SaveAsync(Db db, Rollout rollout, IReadOnlyDictionary<string, RateTrack> tracks, CancellationToken ct) => db.ExecuteAsync(
        """
        INSERT INTO tracks (rollout_id, tracks) VALUES (@id, @text)
        ON CONFLICT (rollout_id) DO UPDATE SET tracks = excluded.tracks
        """,
        new { id = rollout.Id.ToString(), text = JsonSerializer.Serialize(tracks) },
        ct);
}
