namespace MlopsLab.Registry.Domain.Search;

/// <summary>Puts results in order; what has no value for a field comes last, whichever way.</summary>
internal static class Sorted
{
    public static IEnumerable<T> By<T>(IEnumerable<T> all, IReadOnlyList<Ordering> orderings, Func<T, Field, IEnumerable<object?>> valuesOf)
    {
        var sorted = all.Order(Comparer<T>.Create((_, _) => 0));
        foreach (var ordering in orderings)
        {
            sorted = sorted.ThenBy(item => First(item, ordering, valuesOf) is null);
            sorted = ordering.Descending
                ? sorted.ThenByDescending(item => First(item, ordering, valuesOf), Values)
                : sorted.ThenBy(item => First(item, ordering, valuesOf), Values);
        }

        return sorted;
    }

    private static readonly Comparer<object?> Values = Comparer<object?>.Create((left, right) => (left, right) switch
    {
        (double a, double b) => a.CompareTo(b),
        (string a, string b) => string.CompareOrdinal(a, b),
        _ => 0,
    });

    private static object? First<T>(T item, Ordering ordering, Func<T, Field, IEnumerable<object?>> valuesOf) => valuesOf(item, ordering.Field).FirstOrDefault();
}
