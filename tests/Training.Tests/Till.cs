using System.Globalization;
using System.Text;
using MlopsLab.Scenarios;

namespace MlopsLab.Training.Tests;

/// <summary>A small scenario and its rows: high amounts are risky, the more so of kind b; amounts also set the costs.</summary>
internal static class Till
{
    public static string Yaml(string name) =>
        $"""
        name: {name}
        version: 1
        description: A till for tests
        source: csv
        time: {"{"} step: 1m {"}"}
        fields:
          - {"{"} name: amount, type: number, min: 0, max: 1000 {"}"}
          - {"{"} name: kind, type: category, values: [a, b] {"}"}
        label:
          column: bad
          delay: 1d
        decisions:
          positive: stop
          negative: pass
          costs:
            falseNegative: amount
            falsePositive: 5 + 0.1 * amount
        features:
          - amount
          - kind
        """;

    public static Scenario Scenario()
    {
        var reading = ScenarioFile.Parse(Yaml("till"));
        Assert.Empty(reading.Errors);
        Assert.NotNull(reading.Scenario);
        return reading.Scenario;
    }

    /// <summary>The rows of a snapshot; its name says what is special about them.</summary>
    public static IEnumerable<TillRow> Rows(string snapshot)
    {
        var random = new Random(5);
        var count = snapshot switch { "ten" => 10, "tiny" => 50, "large" => 40_000, _ => 4_000 };
        for (var row = 0; row < count; row++)
        {
            var (amount, kind) = (Math.Round(random.NextDouble() * 100, 2), random.Next(2));
            var risk = amount > 70 ? 0.2 + (0.5 * kind) : 0.03;
            var label = snapshot == "one-class" ? 0 : random.NextDouble() < risk ? 1 : 0;
            var told = snapshot == "leaky" ? label : kind;
            yield return new($"r{row}", DateTimeOffset.UnixEpoch.AddMinutes(row), amount, told, label);
        }
    }

    public static string TrainingSet(string snapshot, int cut = 0)
    {
        TillRow[] rows = [.. Rows(snapshot)];
        if (snapshot == "wide")
        {
            return Wide(10_000, rows[..300]);
        }

        var lines = new StringBuilder();
        lines.AppendLine(CultureInfo.InvariantCulture, $$"""{"view":"v1","features":[{"name":"amount","kind":"number"},{"name":"kind","kind":"category","levels":["a","b"]}],"rows":{{rows.Length}}}""");
        foreach (var row in rows.SkipLast(cut))
        {
            lines.AppendLine(CultureInfo.InvariantCulture, $$"""{"id":"{{row.Id}}","t":"{{row.At:O}}","x":[{{Values(snapshot, row)}}],"y":{{Label(snapshot, row)}},"costs":[{{row.Amount}},{{5 + (0.1 * row.Amount)}}]}""");
        }

        return lines.ToString();
    }

    private static string Label(string snapshot, TillRow row) => snapshot switch { "odd-label" => "7", "nan-label" => "null", _ => $"{row.Label}" };

    private static string Values(string snapshot, TillRow row) =>
        snapshot == "no-values" ? "null,null" : string.Create(CultureInfo.InvariantCulture, $"{row.Amount},{row.Kind}");

    private static string Wide(int columns, TillRow[] rows)
    {
        var features = string.Join(',', Enumerable.Range(0, columns).Select(column => $$"""{"name":"c{{column}}","kind":"number"}"""));
        var values = string.Join(',', Enumerable.Repeat("1", columns));
        return $$"""{"view":"v1","features":[{{features}}],"rows":{{rows.Length}}}""" + "\n"
            + string.Join('\n', rows.Select(row => $$"""{"id":"{{row.Id}}","t":"{{row.At:O}}","x":[{{values}}],"y":{{row.Label}},"costs":[1,1]}"""));
    }
}
