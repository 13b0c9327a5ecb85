namespace MlopsLab.Training.Domain;

/// <summary>Which settings a sweep tries.</summary>
internal static class Sweep
{
    public const string Grid = "grid";
    public const string Random = "random";
    public const int MostRuns = 500;

    private const long MostCombinations = 1_000_000;

    /// <summary>All combinations in the order of the settings' names, or as many drawn from them; no combination comes twice.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Expand(
        IReadOnlyDictionary<string, IReadOnlyList<string>> space, string search, int maxRuns, int seed, List<RunError> errors)
    {
        foreach (var (name, values) in space.Where(setting => setting.Value.Count == 0 || setting.Value.Distinct().Count() < setting.Value.Count))
        {
            errors.Add(new($"space.{name}", values.Count == 0 ? "has no values" : "names a value twice", "give each value once"));
        }

        var count = space.Values.Aggregate(1L, (product, values) => Math.Min(product * Math.Max(values.Count, 1), MostCombinations + 1));
        if (count > MostCombinations)
        {
            errors.Add(new("space", $"has more than {MostCombinations} combinations", "try fewer values"));
        }

        if (search is not (Grid or Random))
        {
            errors.Add(new("search", "is neither grid nor random", "write grid or random"));
        }

        if (maxRuns is < 1 or > MostRuns)
        {
            errors.Add(new("maxRuns", $"is not from 1 to {MostRuns}", "give the budget as a number of runs"));
        }

        return errors.Count > 0 ? [] : [.. Places(count, search, maxRuns, seed).Select(place => At(space, place))];
    }

    private static IEnumerable<long> Places(long count, string search, int maxRuns, int seed)
    {
        if (search == Grid || count <= maxRuns)
        {
            return Enumerable.Range(0, (int)Math.Min(count, maxRuns)).Select(place => (long)place);
        }

        var (random, drawn) = (new Random(seed), new List<long>());
        while (drawn.Count < maxRuns)
        {
            var place = random.NextInt64(count);
            if (!drawn.Contains(place))
            {
                drawn.Add(place);
            }
        }

        return drawn;
    }

    private static Dictionary<string, string> At(IReadOnlyDictionary<string, IReadOnlyList<string>> space, long place)
    {
        var settings = new Dictionary<string, string>();
        foreach (var (name, values) in space.OrderByDescending(setting => setting.Key, StringComparer.Ordinal))
        {
            settings[name] = values[(int)(place % values.Count)];
            place /= values.Count;
        }

        return settings;
    }
}
