namespace MlopsLab.Scenarios;

/// <summary>What the two mistakes cost for a given record.</summary>
public sealed class DecisionCosts
{
    private readonly Func<IFieldValues, double> falseNegative;
    private readonly Func<IFieldValues, double> falsePositive;

    /// <summary>Compiles the cost formulas of a scenario.</summary>
    public DecisionCosts(Scenario scenario)
    {
        falseNegative = RowFormula.Compile(scenario.Decision.FalseNegative, scenario);
        falsePositive = RowFormula.Compile(scenario.Decision.FalsePositive, scenario);
    }

    /// <summary>Cost of letting this record through if it is positive.</summary>
    public double FalseNegative(Row row) => Cost(falseNegative(row));

    /// <summary>Cost of stopping this record if it is negative.</summary>
    public double FalsePositive(Row row) => Cost(falsePositive(row));

    private static double Cost(double value) => value > 0 && double.IsFinite(value) ? value : 0;
}
