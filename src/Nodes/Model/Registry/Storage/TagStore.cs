namespace MlopsLab.Registry.Storage;

/// <summary>Tags of models (number 0) and of versions.</summary>
internal static class TagStore
{
    public const long OfModel = 0;

    public static async Task<ILookup<(string Model, long Number), TagRow>> AllAsync(Db db, string? model, CancellationToken ct)
    {
        var rows = await db.QueryAsync<TagRow>(
            "SELECT model AS Model, number AS Number, key AS Key, value AS Value FROM tags WHERE (@any = 1 OR model = @model) ORDER BY model, number, key",
            new { any = model is null ? 1 : 0, model = model ?? "" },
            ct);
        return rows.ToLookup(row => (row.Model, row.Number));
    }

    public static Task SetAsync(Db db, TagRow tag, CancellationToken ct) => db.ExecuteAsync(
        """
        INSERT INTO tags (model, number, key, value) VALUES (@Model, @Number, @Key, @Value)
        ON CONFLICT (model, number, key) DO UPDATE SET value = excluded.value
        """,
        tag,
        ct);

    public static Task<int> DeleteAsync(Db db, string model, long number, string key, CancellationToken ct) =>
        db.ExecuteAsync("DELETE FROM tags WHERE model = @model AND number = @number AND key = @key", new { model, number, key }, ct);

    public static Task DropAsync(Db db, string model, long number, CancellationToken ct) =>
        db.ExecuteAsync("DELETE FROM tags WHERE model = @model AND number = @number", new { model, number }, ct);
}
