using System.Text.RegularExpressions;

namespace MlopsLab.Registry.Domain;

/// <summary>What a model or a tag may be called, as MLflow has it, so that both doors of the registry agree.</summary>
internal static partial class Names
{
    public const int LongestModel = 256;
    public const int LongestKey = 250;
    public const int LongestValue = 5_000;
    public const int LongestDescription = 100_000;

    /// <summary>No '/' and no ':': both separate a model from its version.</summary>
    public static string? ProblemOfModel(string? name) =>
        string.IsNullOrWhiteSpace(name) ? "is empty"
        : name.Length > LongestModel ? $"is longer than {LongestModel} characters"
        : name.Any(letter => letter is '/' or ':' || char.IsControl(letter)) ? "holds '/', ':' or a control character"
        : name is "." or ".." ? "is no name"
        : null;

    public static string? ProblemOfKey(string? key) =>
        string.IsNullOrEmpty(key) ? "is empty"
        : key.Length > LongestKey ? $"is longer than {LongestKey} characters"
        : !Key().IsMatch(key) ? "may hold letters, digits, '_', '-', '.', ':', '/' and spaces only"
        : null;

    public static string? ProblemOfValue(string? value) =>
        value is { Length: > LongestValue } ? $"is longer than {LongestValue} characters" : ProblemOfText(value);

    /// <summary>A NUL can't be stored everywhere.</summary>
    public static string? ProblemOfText(string? text) => text is not null && text.Contains('\0') ? "holds the character NUL" : null;

    [GeneratedRegex(@"\A[/\w.\-: ]+\z")]
    private static partial Regex Key();
}
