namespace MlopsLab.Scenarios.Tests;

public sealed class FallbackRulesTests
{
    private static readonly Scenario Fraud = Repository.Fraud;
    private readonly RowReader reader = new(Fraud);

    [Fact]
    public void The_first_rule_that_holds_decides()
    {
        var decision = FallbackRules.Decide(Fraud, reader.Row(Payments.Json(amount: 2_500)));

        Assert.Equal(new FallbackDecision("block", 0.9, "amount > 2000 and not card_present"), decision);
    }

    [Fact]
    public void Without_a_rule_that_holds_the_negative_decision_is_made()
    {
        var decision = FallbackRules.Decide(Fraud, reader.Row(Payments.Json(amount: 5)));

        Assert.Equal(new FallbackDecision("approve", 0, "otherwise"), decision);
    }

    [Fact]
    public void Costs_depend_on_the_record()
    {
        var costs = new DecisionCosts(Fraud);
        var row = reader.Row(Payments.Json(amount: 200));

        Assert.Equal((200, 25), (costs.FalseNegative(row), costs.FalsePositive(row)));
    }
}
