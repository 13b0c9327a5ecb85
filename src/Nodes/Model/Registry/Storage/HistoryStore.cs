using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Storage;

internal static class HistoryStore
{
    private const string Columns = """
        model AS Model, kind AS Kind, alias AS Alias, from_version AS FromVersion, to_version AS ToVersion, epoch AS Epoch,
        made_by AS MadeBy, why AS Why, made_at AS MadeAt
        """;

    public static Task<IReadOnlyList<HistoryRow>> AllAsync(Db db, string model, CancellationToken ct) =>
        db.QueryAsync<HistoryRow>($"SELECT {Columns} FROM history WHERE model = @model ORDER BY id", new { model }, ct);

    public static async Task<IReadOnlyList<AliasMove>> MovesAsync(Db db, string model, string alias, CancellationToken ct)
    {
        var rows = await db.QueryAsync<HistoryRow>(
            $"SELECT {Columns} FROM history WHERE model = @model AND alias = @alias AND kind <> 'Unset' ORDER BY id", new { model, alias }, ct);
        return [.. rows.Select(row => new AliasMove(Enum.Parse<MoveKind>(row.Kind), row.FromVersion, row.ToVersion))];
    }

    public static Task AddAsync(Db db, HistoryRow line, CancellationToken ct) => db.ExecuteAsync(
        """
        INSERT INTO history (model, kind, alias, from_version, to_version, epoch, made_by, why, made_at)
        VALUES (@Model, @Kind, @Alias, @FromVersion, @ToVersion, @Epoch, @MadeBy, @Why, @MadeAt)
        """,
        line,
        ct);
}
