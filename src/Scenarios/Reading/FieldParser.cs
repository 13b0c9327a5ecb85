using YamlDotNet.RepresentationModel;

namespace MlopsLab.Scenarios;

internal static class FieldParser
{
    private const int MaxFields = 500;
    private const int MaxLevels = 2_000;

    public static IReadOnlyList<Field> Parse(YamlMap scenario)
    {
        var fields = new List<Field>();
        var nodes = scenario.List("fields");
        if (nodes.Count is 0 or > MaxFields)
        {
            scenario.Add("fields", $"The scenario has {nodes.Count} fields.", $"List 1 to {MaxFields} under fields:, for example - {{ name: amount, type: number }}.");
        }

        foreach (var node in nodes.Take(MaxFields))
        {
            if (node is not YamlMappingNode mapping)
            {
                scenario.Add(node, "A field is not a mapping.", "Write - { name: amount, type: number }.");
                continue;
            }

            var field = ParseOne(mapping, scenario.Errors);
            if (field.Name.Length > 0 && fields.Any(other => other.Name == field.Name))
            {
                scenario.Add(node, $"Field '{field.Name}' is there twice.", "Remove one or give it another name.");
            }

            fields.Add(field);
        }

        return fields;
    }

    private static Field ParseOne(YamlMappingNode node, List<ScenarioError> errors)
    {
        var name = (node.Children.TryGetValue(new YamlScalarNode("name"), out var value) ? value as YamlScalarNode : null)?.Value;
        var map = new YamlMap(node, name is null ? "a field" : $"field '{name}'", errors);
        var type = TypeOf(map);
        var field = new Field(
            map.Text("name", "amount"),
            type,
            map.Text("unit"),
            map.Flag("nullable"),
            map.Number("min"),
            map.Number("max"),
            LevelsOf(map, type),
            map.Text("description"))
        {
            KnownAfter = KnownOf(map),
        };
        CheckName(map, field.Name);
        CheckRange(map, field);
        map.RefuseUnknown();
        return field;
    }

    private static bool KnownOf(YamlMap map)
    {
        var known = map.Text("known");
        if (known is not (null or "before" or "after"))
        {
            map.Add("known", $"A field can't be known '{known}'.", "Write known: after for a value that comes after the decision, or leave it out.");
        }

        return known == "after";
    }

    private static FieldType TypeOf(YamlMap map)
    {
        var text = map.Text("type", "number (or category, boolean, text)");
        switch (text)
        {
            case "number":
                return FieldType.Number;
            case "category":
                return FieldType.Category;
            case "boolean":
                return FieldType.Boolean;
            case "text" or "":
                return FieldType.Text;
            default:
                map.Add("type", $"There is no type '{text}'.", "Use number, category, boolean or text.");
                return FieldType.Text;
        }
    }

    private static IReadOnlyList<string>? LevelsOf(YamlMap map, FieldType type)
    {
        var levels = map.Texts("values");
        if (type != FieldType.Category)
        {
            if (map.Has("values"))
            {
                map.Add("values", "Only a category has values.", "Write type: category or remove values.");
            }

            return null;
        }

        if (levels.Count is 0 or > MaxLevels)
        {
            map.Add("values", $"A category has {levels.Count} levels.", $"List 1 to {MaxLevels}: values: [a, b]; use type: text for identifiers.");
        }

        if (levels.GroupBy(level => level).FirstOrDefault(level => level.Count() > 1) is { Key: var twice })
        {
            map.Add("values", $"Level '{twice}' is there twice.", "Remove one.");
        }

        return levels;
    }

    private static void CheckName(YamlMap map, string name)
    {
        if (name.Length > 100 || name.Any(char.IsControl) || name.Trim() != name)
        {
            map.Add("name", "The name of a field is longer than 100 characters or has spaces around it.", "Use a short name without control characters.");
        }
    }

    private static void CheckRange(YamlMap map, Field field)
    {
        if (field.Type != FieldType.Number && (map.Has("min") || map.Has("max")))
        {
            map.Add(map.Has("min") ? "min" : "max", $"Field '{field.Name}' has a range but is no number.", "Remove min and max or write type: number.");
        }

        if (field.Min > field.Max)
        {
            map.Add("min", $"Field '{field.Name}' has a min above its max.", "Swap them.");
        }
    }
}
