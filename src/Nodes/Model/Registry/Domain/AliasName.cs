using System.Text.RegularExpressions;

namespace MlopsLab.Registry.Domain;

internal static partial class AliasName
{
    public const string Champion = "champion";

    public static bool IsValid(string? alias) => alias is not null && Shape().IsMatch(alias);

    // Starts with a letter, so that an alias is never mistaken for a version number.
    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,62}\z")]
    private static partial Regex Shape();
}
