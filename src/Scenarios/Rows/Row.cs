namespace MlopsLab.Scenarios;

/// <summary>One record that kept the contract; fields are addressed by their position in the scenario.</summary>
public sealed class Row : IFieldValues
{
    private readonly Scenario scenario;
    private readonly double[] numbers;
    private readonly string?[]? texts;

    internal Row(Scenario scenario, double[] numbers, string?[]? texts)
    {
        this.scenario = scenario;
        this.numbers = numbers;
        this.texts = texts;
    }

    /// <summary>The number, 0 or 1 of a boolean, or the index of a category's level; NaN when missing or text.</summary>
    public double Number(int field) => numbers[field];

    /// <summary>The text or the category's level; null when missing or not text.</summary>
    public string? Text(int field) =>
        scenario.Fields[field] is { Type: FieldType.Category, Values: { } levels }
            ? double.IsNaN(numbers[field]) ? null : levels[(int)numbers[field]]
            : texts?[field];
}
