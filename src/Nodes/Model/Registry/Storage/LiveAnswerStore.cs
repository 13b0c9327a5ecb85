namespace MlopsLab.Registry.Storage;

/// <summary>A part of the scores that were given live; the newest of a model stay.</summary>
internal static class LiveAnswerStore
{
    private const int Most = 20_000;

    public static Task<IReadOnlyList<LiveAnswerRow>> AllAsync(Db db, string model, CancellationToken ct) => db.QueryAsync<LiveAnswerRow>(
        "SELECT model AS Model, version AS Version, record_key AS RecordKey, score AS Score FROM live_answers WHERE model = @model", new { model }, ct);

    public static async Task AddAsync(Db db, string model, IReadOnlyList<LiveAnswerRow> rows, CancellationToken ct)
    {
        await db.ExecuteAsync(
            "INSERT INTO live_answers (model, version, record_key, score) VALUES (@Model, @Version, @RecordKey, @Score) ON CONFLICT (model, version, record_key) DO NOTHING", rows, ct);
        await db.ExecuteAsync(
            "DELETE FROM live_answers WHERE model = @model AND id <= (SELECT id FROM live_answers WHERE model = @model ORDER BY id DESC LIMIT 1 OFFSET @most)",
            new { model, most = Most },
            ct);
    }
}
