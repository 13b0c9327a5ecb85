namespace MlopsLab.Scenarios;

/// <summary>Refuses features of values that come only after the decision.</summary>
internal static class KnownAfter
{
    public static void Check(YamlMap map, Scenario scenario)
    {
        var late = scenario.Fields.Where(field => field.KnownAfter).Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var feature in scenario.View.Features)
        {
            if (FieldsOf(feature).FirstOrDefault(late.Contains) is { } field)
            {
                map.Add("features", $"Feature '{feature.Name}' uses field '{field}', which is known only after the decision.", "Take the feature out, or write known: before if the value is there when it is decided.");
            }
        }
    }

    // A window sees earlier records only, but their late values may not have come by then either.
    private static IEnumerable<string> FieldsOf(FeatureDefinition feature) => feature switch
    {
        FieldFeature { Field: var field } => [field],
        WindowFeature { Of: { } of } => [of],
        RatioFeature { Of: var of, To: var to } => [of, to],
        _ => [],
    };
}
