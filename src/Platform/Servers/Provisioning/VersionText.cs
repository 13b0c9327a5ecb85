using System.Text.RegularExpressions;

namespace MlopsLab.Servers;

internal static partial class VersionText
{
    /// <summary>The first thing in the text that looks like a version.</summary>
    public static string? In(string text) => Pattern().Match(text) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(@"\d+(\.\d+)*")]
    private static partial Regex Pattern();
}
