namespace MlopsLab.Registry.Storage;

/// <summary>Runs that were made again to verify them.</summary>
internal static class RepetitionStore
{
    public static Task AddAsync(Db db, RepetitionRow row, CancellationToken ct) => db.ExecuteAsync(
        "INSERT INTO repetitions (run_id, of_run, artifact_hash, made_at) VALUES (@RunId, @OfRun, @ArtifactHash, @MadeAt) ON CONFLICT (run_id) DO NOTHING", row, ct);

    /// <summary>The newest of a run.</summary>
    public static Task<RepetitionRow?> FindAsync(Db db, string ofRun, CancellationToken ct) => db.FindAsync<RepetitionRow>(
        "SELECT run_id AS RunId, of_run AS OfRun, artifact_hash AS ArtifactHash, made_at AS MadeAt FROM repetitions WHERE of_run = @ofRun ORDER BY made_at DESC, run_id DESC LIMIT 1",
        new { ofRun },
        ct);
}
