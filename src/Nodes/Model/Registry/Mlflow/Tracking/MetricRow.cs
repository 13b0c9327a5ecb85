using System.Globalization;

namespace MlopsLab.Registry.Mlflow.Tracking;

internal sealed record MetricRow
{
    public long Id { get; init; }

    public string Run { get; init; } = "";

    public string Key { get; init; } = "";

    public string Value { get; init; } = "";

    public long At { get; init; }

    public long Step { get; init; }

    public double Number => double.Parse(Value, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>What a run shows of a metric: the value of the highest step, then of the latest time, then the greatest.</summary>
    public static IEnumerable<MetricRow> Latest(IEnumerable<MetricRow> rows) => rows
        .GroupBy(row => row.Key, StringComparer.Ordinal)
        .Select(group => group.OrderBy(row => row.Step).ThenBy(row => row.At).ThenBy(row => row.Number).Last())
        .OrderBy(row => row.Key, StringComparer.Ordinal);
}
