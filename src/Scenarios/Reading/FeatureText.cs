namespace MlopsLab.Scenarios;

internal static class FeatureText
{
    public static string Of(FeatureDefinition feature) => feature switch
    {
        FieldFeature field when field.Name == field.Field && YamlText.Of(field.Field)[0] != '"' => YamlText.Of(field.Field),
        FieldFeature field => ScenarioWriter.Flow(("name", YamlText.Of(field.Name)), ("field", YamlText.Of(field.Field))),
        WindowFeature window => ScenarioWriter.Flow(("name", NameOrNull(window)), ("window", WindowOf(window))),
        RatioFeature ratio => ScenarioWriter.Flow(
            ("name", YamlText.Of(ratio.Name)),
            ("ratio", ScenarioWriter.Flow(("of", YamlText.Of(ratio.Of)), ("to", YamlText.Of(ratio.To))))),
        CalendarFeature calendar => ScenarioWriter.Flow(("name", YamlText.Of(calendar.Name)), ("calendar", PartOf(calendar.Part))),
        _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, "Not a kind of feature."),
    };

    private static string? NameOrNull(WindowFeature window) =>
        window.Name == WindowNames.Of(window.Key, window.Statistic, window.Of, window.Over) ? null : YamlText.Of(window.Name);

    private static string WindowOf(WindowFeature window) => ScenarioWriter.Flow(
        ("key", YamlText.Of(window.Key)),
        ("stat", WindowNames.Of(window.Statistic)),
        ("of", window.Of is { } of ? YamlText.Of(of) : null),
        ("over", Durations.Write(window.Over)));

    private static string PartOf(CalendarPart part) => part switch
    {
        CalendarPart.HourOfDay => "hour-of-day",
        CalendarPart.DayOfWeek => "day-of-week",
        _ => "hour-of-week",
    };
}
