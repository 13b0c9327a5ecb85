using System.Text.RegularExpressions;

namespace MlopsLab.Registry.Domain;

internal static partial class AliasName
{
    public const string Champion = "champion";

    /// <summary>The aliases nodes of the lab follow: what they point to has to be an artifact the lab can read.</summary>
    private static readonly string[] Followed = [Champion, "challenger", "shadow"];

    public static bool IsValid(string? alias) => alias is not null && Shape().IsMatch(alias);

    public static bool IsFollowed(string alias) => Followed.Contains(alias, StringComparer.Ordinal);

    // Starts with a letter, so that an alias is never mistaken for a version number.
    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,62}\z")]
    private static partial Regex Shape();
}
