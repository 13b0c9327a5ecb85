using YamlDotNet.RepresentationModel;

namespace MlopsLab.Scenarios;

internal static class LabelParser
{
    private static readonly DelayRule AtOnce = new(TimeSpan.Zero, 0, null);

    public static LabelRule Parse(YamlMap scenario, IReadOnlyList<Field> fields)
    {
        if (scenario.Map("label", "the label") is not { } map)
        {
            if (!scenario.Has("label"))
            {
                scenario.Errors.Add(new(scenario.Line, "The scenario has no label.", "Add label: { column: fraud } or label: { expression: cnt > 200 }."));
            }

            return new(null, null, AtOnce, null);
        }

        var label = new LabelRule(map.Text("column"), map.Text("expression"), DelayOf(map), map.Duration("maturity"));
        if (label.Column is null == label.Expression is null)
        {
            map.Add("column", "The label needs either a column or an expression.", "Write column: fraud, or expression: cnt > 200.");
        }

        foreach (var column in ColumnsOf(map, label).Where(column => fields.Any(field => field.Name == column)))
        {
            map.Add(label.Column is null ? "expression" : "column", $"The label is made of '{column}', which is also a field: the model would see the answer.", $"Take '{column}' out of the fields.");
        }

        map.RefuseUnknown();
        return label;
    }

    private static IReadOnlyList<string> ColumnsOf(YamlMap map, LabelRule label)
    {
        if (label.Expression is null)
        {
            return label.Column is null ? [] : [label.Column];
        }

        var reading = Formula.Parse(label.Expression);
        if (reading.Formula is { Fields.Count: > 0 } formula)
        {
            return formula.Fields;
        }

        map.Add("expression", $"The label expression is wrong. {reading.Error ?? "It uses no column."}", "Write a condition on a column, for example cnt > 200.");
        return [];
    }

    private static DelayRule DelayOf(YamlMap label)
    {
        if (label.Find("delay") is not YamlMappingNode)
        {
            return new(label.Duration("delay") ?? TimeSpan.Zero, 0, null);
        }

        if (label.Map("delay", "the delay") is not { } map)
        {
            return AtOnce;
        }

        var delay = new DelayRule(map.Duration("median") ?? TimeSpan.Zero, map.Number("sigma") ?? 0, map.Text("column"));
        if (delay.Column is null == !map.Has("median"))
        {
            map.Add("median", "The delay needs either a median or a column.", "Write delay: { median: 14d, sigma: 0.6 }, delay: 7d, or delay: { column: reported_at }.");
        }

        if (delay.Sigma is < 0 or > 3)
        {
            map.Add("sigma", "The delay's sigma is not between 0 and 3.", "0 is a fixed delay; 0.6 spreads it about a factor of two each way.");
        }

        map.RefuseUnknown();
        return delay;
    }
}
