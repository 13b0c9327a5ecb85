using System.Globalization;
using System.Text;

namespace MlopsLab.Scenarios;

/// <summary>The canonical form of a scenario: members in a fixed order, defaults left out.</summary>
internal static class ScenarioWriter
{
    public static string Write(Scenario scenario)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"name: {YamlText.Of(scenario.Name)}\nversion: {scenario.Version}\n");
        if (scenario.Description.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"description: {YamlText.Of(scenario.Description)}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"source: {(scenario.Source == ScenarioSource.World ? "world" : "csv")}\n");
        WriteTime(text, scenario);
        text.Append("\nfields:\n");
        WriteFields(text, scenario.Fields);
        CheckWriter.Write(text, scenario);
        WriteItems(text, "excluded", scenario.Excluded.Select(column => Flow(("name", YamlText.Of(column.Name)), ("why", TextOrNull(column.Why)))));
        WriteItems(text, "keys", scenario.Keys.Select(key => Flow(("name", YamlText.Of(key.Name)), ("field", TextOrNull(key.Field)))));
        WriteLabel(text, scenario.Label);
        WriteDecision(text, scenario.Decision);
        text.Append("\nfeatures:\n");
        foreach (var feature in scenario.View.Features)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {FeatureText.Of(feature)}\n");
        }

        WriteItems(text, "fallback", scenario.Fallback.Select(rule => Flow(("when", YamlText.Of(rule.When)), ("decision", YamlText.Of(rule.Decision)), ("score", YamlText.Of(rule.Score)))));
        return text.ToString();
    }

    public static void WriteFields(StringBuilder text, IEnumerable<Field> fields)
    {
        foreach (var field in fields)
        {
            var flow = Flow(
                ("name", YamlText.Of(field.Name)),
                ("type", field.Type.ToString().ToLowerInvariant()),
                ("unit", TextOrNull(field.Unit)),
                ("nullable", field.Nullable ? "true" : null),
                ("min", field.Min is { } min ? YamlText.Of(min) : null),
                ("max", field.Max is { } max ? YamlText.Of(max) : null),
                ("values", field.Values is { } values ? YamlText.List(values) : null),
                ("known", field.KnownAfter ? "after" : null),
                ("description", TextOrNull(field.Description)));
            text.Append(CultureInfo.InvariantCulture, $"  - {flow}\n");
        }
    }

    public static string Flow(params IEnumerable<(string Name, string? Value)> members) =>
        $"{{ {string.Join(", ", members.Where(member => member.Value is not null).Select(member => $"{member.Name}: {member.Value}"))} }}";

    private static void WriteTime(StringBuilder text, Scenario scenario)
    {
        if (scenario.IdColumn is { } id)
        {
            text.Append(CultureInfo.InvariantCulture, $"id: {YamlText.Of(id)}\n");
        }

        if (scenario.Source == ScenarioSource.World)
        {
            return;
        }

        var time = scenario.Time;
        var flow = Flow(
            ("column", TextOrNull(time.Column)),
            ("hourColumn", TextOrNull(time.HourColumn)),
            ("arrivalColumn", TextOrNull(time.ArrivalColumn)),
            ("step", time.Step is { } step ? Durations.Write(step) : null),
            ("start", time.Column is null ? YamlText.Of(time.Start) : null));
        text.Append(CultureInfo.InvariantCulture, $"time: {flow}\n");
    }

    private static void WriteLabel(StringBuilder text, LabelRule label)
    {
        text.Append("\nlabel:\n");
        text.Append(label.Column is { } column ? $"  column: {YamlText.Of(column)}\n" : $"  expression: {YamlText.Of(label.Expression ?? string.Empty)}\n");
        var delay = label.Delay;
        if (delay.Column is not null || delay.Sigma > 0)
        {
            var flow = delay.Column is { } reported
                ? Flow(("column", YamlText.Of(reported)))
                : Flow(("median", Durations.Write(delay.Median)), ("sigma", YamlText.Of(delay.Sigma)));
            text.Append(CultureInfo.InvariantCulture, $"  delay: {flow}\n");
        }
        else if (delay.Median > TimeSpan.Zero)
        {
            text.Append(CultureInfo.InvariantCulture, $"  delay: {Durations.Write(delay.Median)}\n");
        }

        if (label.Maturity is { } maturity)
        {
            text.Append(CultureInfo.InvariantCulture, $"  maturity: {Durations.Write(maturity)}\n");
        }
    }

    private static void WriteDecision(StringBuilder text, DecisionRule decision)
    {
        text.Append(CultureInfo.InvariantCulture, $"\ndecisions:\n  positive: {YamlText.Of(decision.PositiveDecision)}\n  negative: {YamlText.Of(decision.NegativeDecision)}\n");
        text.Append(CultureInfo.InvariantCulture, $"  costs:\n    falseNegative: {YamlText.Of(decision.FalseNegative)}\n    falsePositive: {YamlText.Of(decision.FalsePositive)}\n");
    }

    public static void WriteItems(StringBuilder text, string name, IEnumerable<string> items)
    {
        var lines = items.Select(item => $"  - {item}\n").ToList();
        if (lines.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{name}:\n").AppendJoin(string.Empty, lines);
        }
    }

    private static string? TextOrNull(string? text) => string.IsNullOrEmpty(text) ? null : YamlText.Of(text);
}
