using System.Globalization;
using System.Text;

namespace MlopsLab.ServiceDefaults.Metrics;

internal static class PrometheusLabels
{
    public static void Write(StringBuilder text, IEnumerable<KeyValuePair<string, object?>> labels)
    {
        var separator = '{';
        foreach (var group in labels.GroupBy(label => PrometheusName.Clean(label.Key)))
        {
            // Two keys may become one by cleaning; the compatibility rules join their values.
            var value = string.Join(';', group.Select(label => Text(label.Value)));
            text.Append(separator).Append(group.Key).Append("=\"").Append(Escape(value)).Append('"');
            separator = ',';
        }

        text.Append(separator == ',' ? "}" : "");
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Escape(string value) =>
        value.AsSpan().IndexOfAny('\\', '"', '\n') < 0
            ? value
            : value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
