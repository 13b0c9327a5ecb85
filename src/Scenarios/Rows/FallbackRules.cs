using System.Runtime.CompilerServices;

namespace MlopsLab.Scenarios;

/// <summary>Decides without a model, when none answers.</summary>
public static class FallbackRules
{
    private static readonly ConditionalWeakTable<Scenario, Func<IFieldValues, double>[]> Compiled = [];

    /// <summary>The first rule that holds decides; when none does, the negative decision with score 0.</summary>
    public static FallbackDecision Decide(Scenario scenario, Row row)
    {
        var conditions = Compiled.GetValue(scenario, Compile);
        for (var index = 0; index < conditions.Length; index++)
        {
            if (conditions[index](row) is not 0 and not double.NaN)
            {
                var rule = scenario.Fallback[index];
                return new(rule.Decision, rule.Score, rule.When);
            }
        }

        return new(scenario.Decision.NegativeDecision, 0, "otherwise");
    }

    private static Func<IFieldValues, double>[] Compile(Scenario scenario) =>
        [.. scenario.Fallback.Select(rule => RowFormula.Compile(rule.When, scenario))];
}
