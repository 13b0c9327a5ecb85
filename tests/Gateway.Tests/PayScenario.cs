using MlopsLab.Scenarios;

namespace MlopsLab.Gateway.Tests;

/// <summary>A small scenario with a customer, a window over the last day and one rule.</summary>
public static class PayScenario
{
    public const string Name = "pay";

    public const string Yaml = """
        name: pay
        version: 1
        description: Payments of a few customers.
        source: world
        fields:
          - { name: customer_id, type: text, description: Who pays }
          - { name: amount, type: number, min: 0, max: 50000, description: What is paid }
          - { name: kind, type: category, values: [shop, online], description: Where }
          - { name: note, type: text, nullable: true, description: Anything }
        priority: amount > 1000
        keys:
          - { name: customer, field: customer_id }
        label:
          column: fraud
          delay: { median: 1d, sigma: 0.5 }
          maturity: 7d
        decisions:
          positive: block
          negative: approve
          costs:
            falseNegative: amount
            falsePositive: 5
        features:
          - amount
          - kind
          - window: { key: customer, stat: count, over: 24h }
        fallback:
          - { when: amount > 2000, decision: block, score: 0.9 }
        """;

    public static Scenario Scenario { get; } = Parse();

    private static Scenario Parse()
    {
        var reading = ScenarioFile.Parse(Yaml);
        return reading.Scenario ?? throw new InvalidOperationException(string.Join("; ", reading.Errors));
    }
}
