namespace MlopsLab.Scenarios;

internal static class FeatureSteps
{
    public static IEnumerable<FeatureStep> Of(Scenario scenario, KeyLayout[] keys) =>
        scenario.View.Features.Select(feature => feature switch
        {
            FieldFeature field => OfField(scenario.IndexOf(field.Field)),
            WindowFeature window => OfWindow(scenario, keys, window),
            RatioFeature ratio => OfRatio(scenario, ratio),
            CalendarFeature calendar => (_, at, _, _) => PositionOf(calendar.Part, at.UtcDateTime),
            _ => throw new ArgumentOutOfRangeException(nameof(scenario), feature, "Not a kind of feature."),
        });

    public static IEnumerable<FeatureSpec> Describe(Scenario scenario) =>
        scenario.View.Features.Select(feature =>
            feature is FieldFeature { Field: var name } && scenario.Fields[scenario.IndexOf(name)] is { Type: FieldType.Category } field
                ? new FeatureSpec(feature.Name, FieldType.Category, field.Values)
                : new FeatureSpec(feature.Name, FieldType.Number, null));

    private static FeatureStep OfField(int field) => (row, _, _, _) => row.Number(field);

    private static FeatureStep OfWindow(Scenario scenario, KeyLayout[] keys, WindowFeature feature)
    {
        var key = Array.FindIndex(keys, candidate => candidate.Key.Name == feature.Key);
        var entity = keys[key];
        var query = new WindowQuery(scenario, entity, feature);
        return (row, at, states, _) => states[key] is { } state
            ? query.Read(state, at.UtcTicks)
            : FeaturePipeline.EntityOf(entity, row) is null ? double.NaN : query.Unseen;
    }

    private static FeatureStep OfRatio(Scenario scenario, RatioFeature feature)
    {
        var of = OfValue(scenario, feature.Of);
        var to = OfValue(scenario, feature.To);
        return (row, at, states, done) =>
        {
            var ratio = of(row, at, states, done) / to(row, at, states, done);
            return double.IsFinite(ratio) ? ratio : double.NaN;
        };
    }

    private static FeatureStep OfValue(Scenario scenario, string name)
    {
        var feature = scenario.View.Features.Select(candidate => candidate.Name).ToList().IndexOf(name);
        return feature >= 0 ? (_, _, _, done) => done[feature] : OfField(scenario.IndexOf(name));
    }

    private static double PositionOf(CalendarPart part, DateTime at)
    {
        var day = ((int)at.DayOfWeek + 6) % 7;
        return part switch
        {
            CalendarPart.HourOfDay => at.Hour,
            CalendarPart.DayOfWeek => day,
            _ => (day * 24) + at.Hour,
        };
    }
}
