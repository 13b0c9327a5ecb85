using System.Text.RegularExpressions;

namespace MlopsLab.Registry.Domain.Search;

/// <summary>Decides whether something is what a filter asks for; what has no value for a field never matches a clause on it.</summary>
internal static class Match
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <param name="valuesOf">The values of a field: texts or numbers (double), none when it has none.</param>
    public static bool All(IReadOnlyList<Clause> clauses, Func<Field, IEnumerable<object?>> valuesOf) =>
        clauses.All(clause => valuesOf(clause.Field).Any(value => value is not null && Holds(clause, value)));

    private static bool Holds(Clause clause, object value) => (clause.Value, value) switch
    {
        (double wanted, double actual) => HoldsNumber(clause.Comparator, actual, wanted),
        (string wanted, string actual) => HoldsText(clause.Comparator, actual, wanted),
        (IReadOnlyList<string> wanted, string actual) => wanted.Contains(actual) == (clause.Comparator == "IN"),
        _ => false,
    };

    private static bool HoldsNumber(string comparator, double actual, double wanted) => comparator switch
    {
        "=" => actual.Equals(wanted),
        "!=" => !actual.Equals(wanted),
        "<" => actual < wanted,
        "<=" => actual <= wanted,
        ">" => actual > wanted,
        _ => actual >= wanted,
    };

    private static bool HoldsText(string comparator, string actual, string wanted) => comparator switch
    {
        "=" => actual == wanted,
        "!=" => actual != wanted,
        "LIKE" => IsLike(actual, wanted, RegexOptions.None),
        _ => IsLike(actual, wanted, RegexOptions.IgnoreCase),
    };

    // NonBacktracking: a pattern from outside must not be able to make this slow.
    private static bool IsLike(string actual, string pattern, RegexOptions options) => Regex.IsMatch(
        actual,
        $"\\A{Regex.Escape(pattern).Replace("%", ".*", StringComparison.Ordinal).Replace("_", ".", StringComparison.Ordinal)}\\z",
        options | RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant,
        Longest);
}
