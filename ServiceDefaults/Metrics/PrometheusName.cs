using System.Collections.Concurrent;
using OpenTelemetry.Metrics;

namespace MlopsLab.ServiceDefaults.Metrics;

/// <summary>The name an OpenTelemetry instrument has in Prometheus: cleaned, with the unit, and <c>_total</c> for what only grows.</summary>
/// <remarks>OpenTelemetry specification, "Prometheus and OpenMetrics Compatibility".</remarks>
internal static class PrometheusName
{
    private static readonly Dictionary<string, string> Units = new()
    {
        ["d"] = "days",
        ["h"] = "hours",
        ["min"] = "minutes",
        ["s"] = "seconds",
        ["ms"] = "milliseconds",
        ["us"] = "microseconds",
        ["ns"] = "nanoseconds",
        ["By"] = "bytes",
        ["KiBy"] = "kibibytes",
        ["MiBy"] = "mebibytes",
        ["GiBy"] = "gibibytes",
        ["kBy"] = "kilobytes",
        ["MBy"] = "megabytes",
        ["GBy"] = "gigabytes",
        ["m"] = "meters",
        ["g"] = "grams",
        ["J"] = "joules",
        ["W"] = "watts",
        ["V"] = "volts",
        ["A"] = "amperes",
        ["Hz"] = "hertz",
        ["Cel"] = "celsius",
        ["%"] = "percent",
    };

    private static readonly ConcurrentDictionary<(string Name, string Unit, MetricType Type), string> Known = new();

    public static string Of(Metric metric) => Known.GetOrAdd((metric.Name, metric.Unit, metric.MetricType), key => Of(key.Name, key.Unit, key.Type));

    public static string Of(string name, string unit, MetricType type)
    {
        var clean = Clean(name);
        var counter = type is MetricType.LongSum or MetricType.DoubleSum;
        if (counter && clean.EndsWith("_total", StringComparison.Ordinal))
        {
            clean = clean[..^"_total".Length];
        }

        var suffix = Suffix(unit, type);
        var withUnit = suffix.Length == 0 || clean.EndsWith($"_{suffix}", StringComparison.Ordinal) ? clean : $"{clean}_{suffix}";
        return counter ? $"{withUnit}_total" : withUnit;
    }

    public static string Clean(string name)
    {
        var letters = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        while (letters.Contains("__", StringComparison.Ordinal))
        {
            letters = letters.Replace("__", "_", StringComparison.Ordinal);
        }

        return letters.Length > 0 && char.IsAsciiDigit(letters[0]) ? $"_{letters}" : letters;
    }

    private static string Suffix(string unit, MetricType type)
    {
        if (unit == "1")
        {
            return type is MetricType.LongGauge or MetricType.DoubleGauge ? "ratio" : "";
        }

        var parts = unit.Split('/', 2).Select(Part).ToArray();
        return parts switch
        {
            [var whole] => whole,
            [var over, { Length: > 0 } per] => over.Length == 0 ? $"per_{Singular(per)}" : $"{over}_per_{Singular(per)}",
            [var over, _] => over,
            _ => "",
        };
    }

    // What stands in braces is a note, not a unit.
    private static string Part(string unit) => unit.Contains('{', StringComparison.Ordinal) ? "" : Units.GetValueOrDefault(unit, Clean(unit).Trim('_'));

    private static string Singular(string unit) => unit is "hertz" or "celsius" or "percent" ? unit : unit.TrimEnd('s');
}
