namespace MlopsLab.Ingestion.Storage;

/// <summary>
/// A line of the labels file: all outcomes of a row as <c>1 2026-01-31T12:00:00.000Z</c>, the one that counts first and older ones after a
/// semicolon; <c>-</c> for none. A row that was replaced has <c>=</c> in front.
/// </summary>
internal static class LabelVersions
{
    public const char Replaced = '=';

    private const string None = "-";
    private const char Between = ';';

    /// <param name="labels">In any order; of those at one time the positive one counts.</param>
    public static string ToLine(IEnumerable<KnownLabel> labels, bool replaced)
    {
        var line = string.Join(Between, labels.OrderByDescending(label => label.Arrival).ThenByDescending(label => label.Positive).Select(label => label.ToText()));
        return (replaced ? $"{Replaced}" : string.Empty) + (line.Length == 0 ? None : line);
    }

    public static bool IsReplaced(string line) => line.StartsWith(Replaced);

    /// <summary>The outcome that counts, or the one that was known at a time; empty when there is none.</summary>
    public static ReadOnlySpan<char> At(string? line, string? asOf)
    {
        var rest = (line ?? None).AsSpan().TrimStart(Replaced);
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

    /// <summary>The two last members of a row as it is sent.</summary>
    public static string ToMembers(ReadOnlySpan<char> label) => label.IsEmpty
        ? "\"label\":null,\"labelArrival\":null}\n"
        : $"\"label\":{label[0]},\"labelArrival\":\"{label[2..]}\"}}\n";
}
