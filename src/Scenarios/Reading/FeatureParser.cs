using YamlDotNet.RepresentationModel;

namespace MlopsLab.Scenarios;

/// <summary>Features: a field's name, or a mapping with one of field, window, ratio, calendar.</summary>
internal static class FeatureParser
{
    private const int MaxFeatures = 300;
    private const string Remedy = "Write a field's name, or one of field:, window:, ratio:, calendar:.";

    public static IReadOnlyList<FeatureDefinition> Parse(YamlMap scenario, Scenario read)
    {
        var features = new List<FeatureDefinition>();
        foreach (var node in scenario.List("features"))
        {
            foreach (var feature in ParseOne(scenario, node, read, features))
            {
                CheckName(scenario, node, feature, features);
                features.Add(feature);
            }
        }

        if (!scenario.Has("features"))
        {
            features.AddRange(read.Fields.Where(field => field.Type != FieldType.Text).Select(field => new FieldFeature(field.Name, field.Name)));
        }

        if (features.Count is 0 or > MaxFeatures && scenario.Errors.Count == 0)
        {
            scenario.Add("features", $"The scenario has {features.Count} features.", $"Give a model 1 to {MaxFeatures} inputs.");
        }

        return features;
    }

    private static IReadOnlyList<FeatureDefinition> ParseOne(YamlMap scenario, YamlNode node, Scenario read, List<FeatureDefinition> before)
    {
        if (node is YamlScalarNode { Value: { } field })
        {
            return [OfField(scenario, node, field, field, read)];
        }

        if (node is not YamlMappingNode mapping)
        {
            scenario.Add(node, "A feature is not understood.", Remedy);
            return [];
        }

        var map = new YamlMap(mapping, "a feature", scenario.Errors);
        var features = OfMapping(map, node, read, before);
        map.RefuseUnknown();
        return features;
    }

    private static IReadOnlyList<FeatureDefinition> OfMapping(YamlMap map, YamlNode node, Scenario read, List<FeatureDefinition> before)
    {
        var name = map.Text("name");
        string[] kinds = ["field", "window", "ratio", "calendar"];
        if (kinds.Count(map.Has) != 1)
        {
            map.Add(node, "A feature must be of exactly one kind.", Remedy);
            return [];
        }

        if (map.Text("field") is { } field)
        {
            return [OfField(map, node, name ?? field, field, read)];
        }

        if (map.Map("window", "the window") is { } window)
        {
            return WindowParser.Parse(window, name, read);
        }

        if (map.Map("ratio", "the ratio") is { } ratio)
        {
            return [OfRatio(ratio, name, read, before)];
        }

        return map.Has("calendar") ? OfCalendar(map, name) : [];
    }

    private static FieldFeature OfField(YamlMap map, YamlNode node, string name, string field, Scenario read)
    {
        var index = read.IndexOf(field);
        if (index < 0)
        {
            map.Add(node, $"The feature '{name}' names the field '{field}', which doesn't exist.", "Name one of the fields.");
        }
        else if (read.Fields[index].Type == FieldType.Text)
        {
            map.Add(node, $"The field '{field}' is text and can't be a feature as it is.", "Make it a category with values, or use it as a key or with stat: distinct.");
        }

        return new(name, field);
    }

    private static RatioFeature OfRatio(YamlMap ratio, string? name, Scenario read, List<FeatureDefinition> before)
    {
        var (of, to) = (ratio.Text("of", "amount"), ratio.Text("to", "customer_mean_amount_7d"));
        foreach (var part in new[] { of, to }.Where(part => part.Length > 0))
        {
            var index = read.IndexOf(part);
            var isNumber = index >= 0 && read.Fields[index].Type is FieldType.Number or FieldType.Boolean;
            if (!isNumber && before.All(feature => feature.Name != part))
            {
                ratio.Add(part == of ? "of" : "to", $"The ratio uses '{part}', which is neither a numeric field nor a feature above it.", "Name a numeric field, or move that feature up.");
            }
        }

        ratio.RefuseUnknown();
        return new(name ?? $"{of}_to_{to}", of, to);
    }

    private static IReadOnlyList<FeatureDefinition> OfCalendar(YamlMap map, string? name)
    {
        var text = map.Text("calendar");
        CalendarPart? part = text switch
        {
            "hour-of-day" => CalendarPart.HourOfDay,
            "day-of-week" => CalendarPart.DayOfWeek,
            "hour-of-week" => CalendarPart.HourOfWeek,
            _ => null,
        };
        if (part is null)
        {
            map.Add("calendar", $"There is no calendar feature '{text}'.", "Write hour-of-day, day-of-week or hour-of-week.");
            return [];
        }

        return [new CalendarFeature(name ?? text?.Replace('-', '_') ?? string.Empty, part.Value)];
    }

    private static void CheckName(YamlMap scenario, YamlNode node, FeatureDefinition feature, List<FeatureDefinition> before)
    {
        if (before.Any(other => other.Name == feature.Name))
        {
            scenario.Add(node, $"Feature '{feature.Name}' is there twice.", "Remove one or give it another name.");
        }

        if (feature.Name.Length is 0 or > 150 || feature.Name.Any(char.IsControl))
        {
            scenario.Add(node, $"'{feature.Name}' is no name for a feature.", "Use up to 150 characters without control characters.");
        }
    }
}
