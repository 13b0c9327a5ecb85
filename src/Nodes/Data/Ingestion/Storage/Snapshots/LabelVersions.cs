using System.Globalization;

namespace MlopsLab.Ingestion.Storage;

/// <summary>
/// A line of the labels file: all outcomes of a row as <c>1 2026-01-31T12:00:00.000Z</c>, the one that counts first and older ones after a
/// semicolon; <c>-</c> for none. A record that passed by chance has that chance in front, as <c>0.01~</c>; a row that was replaced has <c>=</c> before all.
/// </summary>
internal static class LabelVersions
{
    public const char Replaced = '=';

    private const string None = "-";
    private const char Between = ';';
    private const char Chance = '~';

    /// <param name="labels">In any order; of those at one time the positive one counts.</param>
    /// <param name="replaced">Whether another row counts instead.</param>
    /// <param name="chance">With which the record was let through; null for one that nobody explored.</param>
    public static string ToLine(IEnumerable<KnownLabel> labels, bool replaced, double? chance = null)
    {
        var line = string.Join(Between, labels.OrderByDescending(label => label.Arrival).ThenByDescending(label => label.Positive).Select(label => label.ToText()));
        return (replaced ? $"{Replaced}" : string.Empty) + (chance is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:R}{Chance}") : string.Empty) + (line.Length == 0 ? None : line);
    }

    public static bool IsReplaced(string line) => line.StartsWith(Replaced);

    public static bool IsRevised(string line) => line.Contains(Between);

    /// <summary>The chance with which the record was let through, as it is written; empty for one that nobody explored.</summary>
    public static ReadOnlySpan<char> ChanceOf(string? line) => line?.IndexOf(Chance) is > 0 and var end ? line.AsSpan(0, end).TrimStart(Replaced) : default;

    /// <summary>The outcome that counts, or the one that was known at a time; empty when there is none.</summary>
    public static ReadOnlySpan<char> At(string? line, string? asOf)
    {
        var rest = (line ?? None).AsSpan().TrimStart(Replaced);
        rest = rest[(rest.IndexOf(Chance) + 1)..];
        foreach (var part in rest.Split(Between))
        {
            var label = rest[part];
            if (label is not None && (asOf is null || label[2..].CompareTo(asOf, StringComparison.Ordinal) <= 0))
            {
                return label;
            }
        }

        return default;
    }

    /// <summary>The last members of a row as it is sent; <c>p</c> only where the record was explored.</summary>
    public static string ToMembers(ReadOnlySpan<char> label, ReadOnlySpan<char> chance = default)
    {
        var end = chance.IsEmpty ? "}\n" : $",\"p\":{chance}}}\n";
        return label.IsEmpty ? $"\"label\":null,\"labelArrival\":null{end}" : $"\"label\":{label[0]},\"labelArrival\":\"{label[2..]}\"{end}";
    }
}
