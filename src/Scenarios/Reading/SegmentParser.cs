using YamlDotNet.RepresentationModel;

namespace MlopsLab.Scenarios;

internal static class SegmentParser
{
    public static IReadOnlyList<Segment> Parse(YamlMap scenario, IReadOnlyList<Field> fields)
    {
        var segments = new List<Segment>();
        foreach (var node in scenario.List("segments"))
        {
            if (node is YamlMappingNode mapping)
            {
                segments.Add(ParseOne(new YamlMap(mapping, "a segment", scenario.Errors), fields, segments));
            }
            else
            {
                scenario.Add(node, "A segment is not a mapping.", "Write - { name: abroad, when: country != home_country }.");
            }
        }

        return segments;
    }

    private static Segment ParseOne(YamlMap map, IReadOnlyList<Field> fields, List<Segment> before)
    {
        var name = map.Text("name", "abroad");
        var when = map.Text("when", "amount > 1000");
        if (when.Length > 0)
        {
            FormulaCheck.Check(map, "when", when, fields);
        }

        if (before.Any(segment => segment.Name == name))
        {
            map.Add("name", $"There are two segments '{name}'.", "Give each its own name.");
        }

        map.RefuseUnknown();
        return new(name, when);
    }
}
