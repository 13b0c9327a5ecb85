namespace Aspire.Hosting.ApplicationModel;

internal static class ResourceName
{
    private const int Longest = 64;

    public static void Check(string name)
    {
        if (Problem(name) is { } problem)
        {
            throw new ArgumentException($"Resource name '{name}' is invalid. {problem}", nameof(name));
        }
    }

    private static string? Problem(string name) => name switch
    {
        { Length: 0 or > Longest } => $"A name has 1 to {Longest} characters.",
        _ when !char.IsAsciiLetter(name[0]) => "A name starts with an ASCII letter.",
        _ when !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') => "A name has only ASCII letters, digits and hyphens.",
        _ when name.Contains("--", StringComparison.Ordinal) => "A name has no two hyphens in a row.",
        _ when name[^1] == '-' => "A name does not end with a hyphen.",
        _ => null,
    };
}
