namespace MlopsLab.Scenarios;

/// <summary><c>window: { key, stat, of, over }</c>; lists of statistics and lengths give one feature each.</summary>
internal static class WindowParser
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(24);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(400);

    public static IReadOnlyList<FeatureDefinition> Parse(YamlMap map, string? name, Scenario read)
    {
        var key = map.Text("key", "customer");
        if (key.Length > 0 && read.Keys.All(known => known.Name != key))
        {
            map.Add("key", $"There is no key '{key}'.", $"Name one of the keys{(read.Keys.Count == 0 ? ", which are to be listed under keys:" : ": " + string.Join(", ", read.Keys.Select(known => known.Name)))}.");
        }

        var of = map.Text("of");
        var statistics = StatisticsOf(map);
        foreach (var statistic in statistics)
        {
            CheckField(map, statistic, of, read);
        }

        var windows = WindowsOf(map);
        map.RefuseUnknown();
        if (name is not null && statistics.Count * windows.Count > 1)
        {
            map.Errors.Add(new(map.Line, $"The feature '{name}' stands for several windows.", "Remove the name, or write one feature per window."));
        }

        return [.. from statistic in statistics
                   from over in windows
                   let field = NeedsField(statistic) ? of : null
                   select new WindowFeature(name ?? WindowNames.Of(key, statistic, field, over), key, statistic, field, over)];
    }

    private static List<WindowStatistic> StatisticsOf(YamlMap map)
    {
        var statistics = new List<WindowStatistic>();
        foreach (var text in map.Texts("stat"))
        {
            if (WindowNames.Find(text) is { } statistic)
            {
                statistics.Add(statistic);
            }
            else
            {
                map.Add("stat", $"There is no statistic '{text}'.", $"Use {string.Join(", ", WindowNames.All)}.");
            }
        }

        if (!map.Has("stat"))
        {
            map.Errors.Add(new(map.Line, "The window has no 'stat'.", $"Add stat: with one of {string.Join(", ", WindowNames.All)}."));
        }

        return statistics;
    }

    private static List<TimeSpan> WindowsOf(YamlMap map)
    {
        var windows = new List<TimeSpan>();
        foreach (var text in map.Texts("over"))
        {
            if (Durations.Parse(text) is { } over && over >= Shortest && over <= Longest)
            {
                windows.Add(over);
            }
            else
            {
                map.Add("over", $"'{text}' is no length of a window.", "Write 24s to 400d, for example 1h, 24h or 7d.");
            }
        }

        if (!map.Has("over"))
        {
            map.Errors.Add(new(map.Line, "The window has no length.", "Add over: 24h."));
        }

        return windows;
    }

    private static void CheckField(YamlMap map, WindowStatistic statistic, string? of, Scenario read)
    {
        var stat = WindowNames.Of(statistic);
        if (!NeedsField(statistic))
        {
            return;
        }

        if (of is null)
        {
            map.Errors.Add(new(map.Line, $"The window takes the {stat} of no field.", "Add of: with a field's name."));
            return;
        }

        var index = read.IndexOf(of);
        if (index < 0)
        {
            map.Add("of", $"The window is of the field '{of}', which doesn't exist.", "Name one of the fields.");
        }
        else if (statistic != WindowStatistic.Distinct && read.Fields[index].Type is not (FieldType.Number or FieldType.Boolean))
        {
            map.Add("of", $"The {stat} of '{of}' can't be taken: it is no number.", "Use stat: distinct, or a numeric field.");
        }
    }

    private static bool NeedsField(WindowStatistic statistic) => statistic is not (WindowStatistic.Count or WindowStatistic.TimeSince);
}
