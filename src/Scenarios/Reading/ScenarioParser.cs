using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace MlopsLab.Scenarios;

/// <summary>Puts the parts together and checks what needs more than one of them.</summary>
internal static partial class ScenarioParser
{
    public static ScenarioReading Parse(YamlMappingNode root)
    {
        var errors = new List<ScenarioError>();
        var map = new YamlMap(root, "the scenario", errors);
        var name = map.Text("name", "fraud");
        if (name.Length > 0 && !Slug().IsMatch(name))
        {
            map.Add("name", $"The name '{name}' can't be used for a model and a folder.", "Use up to 40 lower-case letters, digits and dashes, beginning with a letter.");
        }

        var version = map.Number("version") ?? 1;
        if (version is < 1 or > 1_000_000 || version != Math.Floor(version))
        {
            map.Add("version", "The version is not a whole number from 1.", "Write version: 1.");
        }

        var source = SourceOf(map);
        var fields = FieldParser.Parse(map);
        var scenario = new Scenario(
            name,
            map.Text("description") ?? string.Empty,
            fields,
            TimeParser.Parse(map, source, fields),
            KeyParser.Parse(map, fields),
            LabelParser.Parse(map, fields),
            DecisionParser.Parse(map, fields),
            new([]),
            [],
            string.Empty,
            string.Empty)
        {
            Source = source,
            Version = (int)Math.Clamp(version, 1, 1_000_000),
            IdColumn = ColumnOf(map, "id", fields),
            Excluded = ExcludedParser.Parse(map, fields),
        };
        scenario = scenario with
        {
            View = new(FeatureParser.Parse(map, scenario)),
            Fallback = FallbackParser.Parse(map, scenario),
            Checks = CheckParser.Parse(map, fields),
            Freshness = FreshnessParser.Parse(map),
            Intake = IntakeParser.Parse(map),
            Segments = SegmentParser.Parse(map, fields),
            Priority = PriorityOf(map, fields),
        };
        KnownAfter.Check(map, scenario);
        map.RefuseUnknown();
        return errors.Count == 0 ? new(ScenarioHash.Seal(scenario), []) : new(null, [.. errors.OrderBy(error => error.Line)]);
    }

    /// <summary>A column that says when or which, so that it must not be a field as well.</summary>
    public static string? ColumnOf(YamlMap map, string member, IReadOnlyList<Field> fields)
    {
        var column = map.Text(member);
        if (column is not null && fields.Any(field => field.Name == column))
        {
            map.Add(member, $"Column '{column}' is '{member}' and a field as well.", "Take it out of the fields; the record carries it beside them.");
        }

        return column;
    }

    private static string? PriorityOf(YamlMap map, IReadOnlyList<Field> fields)
    {
        var priority = map.Text("priority");
        if (priority is not null)
        {
            FormulaCheck.Check(map, "priority", priority, fields);
        }

        return priority;
    }

    private static ScenarioSource SourceOf(YamlMap map)
    {
        var text = map.Text("source", "csv");
        if (text is not ("world" or "csv" or ""))
        {
            map.Add("source", $"There is no source '{text}'.", "Write source: csv for rows of a file or source: world for the simulator.");
        }

        return text == "world" ? ScenarioSource.World : ScenarioSource.Csv;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$")]
    private static partial Regex Slug();
}
