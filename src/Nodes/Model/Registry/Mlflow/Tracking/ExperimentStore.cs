using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Mlflow.Tracking;

internal static class ExperimentStore
{
    private const string Columns = "id AS Id, name AS Name, artifact_location AS ArtifactLocation, stage AS Stage, created_at AS CreatedAt, updated_at AS UpdatedAt";

    public static Task<IReadOnlyList<ExperimentRow>> AllAsync(Db db, CancellationToken ct) =>
        db.QueryAsync<ExperimentRow>($"SELECT {Columns} FROM experiments ORDER BY id DESC", new { }, ct);

    public static async Task<ExperimentRow> GetAsync(Db db, string id, CancellationToken ct) =>
        (long.TryParse(id, out var number) ? await db.FindAsync<ExperimentRow>($"SELECT {Columns} FROM experiments WHERE id = @number", new { number }, ct) : null)
        ?? throw MlflowException.Missing($"No Experiment with id={id} exists");

    public static Task<ExperimentRow?> FindByNameAsync(Db db, string name, CancellationToken ct) =>
        db.FindAsync<ExperimentRow>($"SELECT {Columns} FROM experiments WHERE name = @name", new { name }, ct);

    public static Task<long> NextIdAsync(Db db, CancellationToken ct) => db.FindAsync<long>("SELECT MAX(id) + 1 FROM experiments", new { }, ct);

    public static Task SaveAsync(Db db, ExperimentRow row, CancellationToken ct) => db.ExecuteAsync(
        """
        INSERT INTO experiments (id, name, artifact_location, stage, created_at, updated_at)
        VALUES (@Id, @Name, @ArtifactLocation, @Stage, @CreatedAt, @UpdatedAt)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, stage = excluded.stage, updated_at = excluded.updated_at
        """,
        row,
        ct);
}
