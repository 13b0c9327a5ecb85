namespace MlopsLab.Learning.Leaks;

/// <summary>Names that say a column is the label.</summary>
public static class LeakNames
{
    private static readonly HashSet<string> Usual = new(StringComparer.Ordinal) { "label", "target", "outcome", "groundtruth", "istrue", "classlabel" };

    /// <param name="feature">Name of a feature or a field.</param>
    /// <param name="label">Name of the label's column, if it has one.</param>
    public static bool IsLabel(string feature, string? label)
    {
        var (name, wanted) = (Plain(feature), Plain(label ?? ""));
        return Usual.Contains(name) || (wanted.Length > 0 && (name == wanted || name == $"is{wanted}" || name == $"{wanted}flag" || name == $"{wanted}label" || name == $"confirmed{wanted}"));
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
