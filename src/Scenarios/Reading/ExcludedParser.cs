using YamlDotNet.RepresentationModel;

namespace MlopsLab.Scenarios;

internal static class ExcludedParser
{
    public static IReadOnlyList<ExcludedColumn> Parse(YamlMap scenario, IReadOnlyList<Field> fields)
    {
        var excluded = new List<ExcludedColumn>();
        foreach (var node in scenario.List("excluded"))
        {
            if (node is not YamlMappingNode mapping)
            {
                scenario.Add(node, "An excluded column is not a mapping.", "Write - { name: cnt, why: it makes the label }.");
                continue;
            }

            var map = new YamlMap(mapping, "an excluded column", scenario.Errors);
            var column = new ExcludedColumn(map.Text("name", "cnt"), map.Text("why") ?? string.Empty);
            if (fields.Any(field => field.Name == column.Name))
            {
                map.Add("name", $"Column '{column.Name}' is excluded and a field as well.", "Remove one of the two.");
            }

            map.RefuseUnknown();
            excluded.Add(column);
        }

        return excluded;
    }
}
