namespace MlopsLab.Scenarios;

/// <summary>A first set of features: every field, the calendar, and what the numeric fields were before.</summary>
internal static class FeatureGuess
{
    private const int MaxNumbers = 12;

    public static IReadOnlyList<FeatureDefinition> For(Scenario scenario, TimeSpan step, bool startIsKnown)
    {
        var features = scenario.Fields.Where(field => field.Type != FieldType.Text)
            .Select(FeatureDefinition (field) => new FieldFeature(field.Name, field.Name)).ToList();
        if (scenario.Time.Column is not null || startIsKnown)
        {
            if (step < TimeSpan.FromHours(20))
            {
                features.Add(new CalendarFeature("hour_of_day", CalendarPart.HourOfDay));
            }

            features.Add(new CalendarFeature("day_of_week", CalendarPart.DayOfWeek));
        }

        var (near, far) = Windows(step);
        foreach (var key in scenario.Keys)
        {
            features.AddRange(OfKey(scenario, key, near, far));
        }

        return features;
    }

    private static IEnumerable<FeatureDefinition> OfKey(Scenario scenario, EntityKey key, TimeSpan near, TimeSpan far)
    {
        if (key.Field is not null)
        {
            yield return Window(key, WindowStatistic.Count, null, near);
            yield return Window(key, WindowStatistic.Count, null, far);
            yield return Window(key, WindowStatistic.TimeSince, null, far);
        }

        foreach (var field in scenario.Fields.Where(field => field.Type == FieldType.Number).Take(MaxNumbers))
        {
            var mean = Window(key, WindowStatistic.Mean, field.Name, near);
            yield return Window(key, WindowStatistic.Last, field.Name, near);
            yield return mean;
            yield return Window(key, WindowStatistic.Mean, field.Name, far);
            if (field.Min >= 0)
            {
                yield return new RatioFeature($"{field.Name}_to_{mean.Name}", field.Name, mean.Name);
            }
        }
    }

    private static WindowFeature Window(EntityKey key, WindowStatistic statistic, string? field, TimeSpan over) =>
        new(WindowNames.Of(key.Name, statistic, field, over), key.Name, statistic, field, over);

    private static (TimeSpan Near, TimeSpan Far) Windows(TimeSpan step) => step.TotalHours switch
    {
        <= 2 => (TimeSpan.FromHours(24), TimeSpan.FromDays(7)),
        <= 36 => (TimeSpan.FromDays(7), TimeSpan.FromDays(28)),
        _ => (TimeSpan.FromDays(56), TimeSpan.FromDays(364)),
    };
}
