using System.Text.Json;
using MlopsLab.Registry.Domain.Gates;

namespace MlopsLab.Registry.Storage;

/// <summary>Reports of the gates and overrides of people.</summary>
internal static class GateStore
{
    private const string Columns = "id AS Id, model AS Model, number AS Number, verdict AS Verdict, report AS Report, gates AS Gates, made_by AS MadeBy, why AS Why, made_at AS MadeAt";

    public static Task AddAsync(Db db, GateRow row, CancellationToken ct) => db.ExecuteAsync(
        """
        INSERT INTO gate_lines (model, number, verdict, report, gates, made_by, why, made_at)
        VALUES (@Model, @Number, @Verdict, @Report, @Gates, @MadeBy, @Why, @MadeAt)
        """,
        row,
        ct);

    /// <summary>The newest report and every override.</summary>
    public static async Task<Standing> StandingAsync(Db db, string model, long number, CancellationToken ct)
    {
        var report = await db.FindAsync<GateRow>(
            $"SELECT {Columns} FROM gate_lines WHERE model = @model AND number = @number AND report IS NOT NULL ORDER BY id DESC LIMIT 1", new { model, number }, ct);
        var overrides = await db.QueryAsync<GateRow>(
            $"SELECT {Columns} FROM gate_lines WHERE model = @model AND number = @number AND gates IS NOT NULL ORDER BY id", new { model, number }, ct);
        return new Standing(
            report?.Report is { } json ? JsonSerializer.Deserialize<GateReport>(json, JsonSerializerOptions.Web) : null,
            [.. overrides.Select(row => new GateOverride(
                JsonSerializer.Deserialize<string[]>(row.Gates ?? "[]") ?? [], row.MadeBy, row.Why, DateTimeOffset.FromUnixTimeMilliseconds(row.MadeAt)))]);
    }

    /// <summary>Where each version stands, by model and number; versions whose gates were never asked are not there.</summary>
    public static async Task<IReadOnlyDictionary<(string Model, long Number), GateVerdict>> VerdictsAsync(Db db, string? model, CancellationToken ct)
    {
        var rows = await db.QueryAsync<GateRow>(
            """
            SELECT model AS Model, number AS Number, verdict AS Verdict FROM gate_lines
            WHERE id IN (SELECT MAX(id) FROM gate_lines WHERE (@any = 1 OR model = @model) GROUP BY model, number)
            """,
            new { any = model is null ? 1 : 0, model = model ?? "" },
            ct);
        return rows.ToDictionary(row => (row.Model, row.Number), row => Enum.Parse<GateVerdict>(row.Verdict));
    }
}
