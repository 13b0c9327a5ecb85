namespace MlopsLab.Scenarios.Tests;

public sealed class GateFileTests
{
    [Fact]
    public void The_shipped_policy_asks_for_every_gate()
    {
        var policy = GateFile.Shipped;

        Assert.DoesNotContain(null, new object?[] { policy.Overall, policy.Slices, policy.Calibration, policy.Cost, policy.Behaviour, policy.Speed, policy.Parity, policy.Leakage, policy.Reproducibility });
        Assert.Equal((0.95, 0.8, false), (policy.Confidence, policy.Power, policy.Automatic));
        Assert.Equal(Undecided.Approval, policy.Overall?.Conduct.CannotSay);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_each_with_its_line_and_a_remedy()
    {
        var reading = GateFile.Parse(
            """
            confidence: 2
            powr: 0.8
            approval: { by: robot }
            gates:
              overall: { metric: f1, aim: not-worse }
              slices: { floor: high, floors: { abroad: 7 } }
              calibration: { ece: 0.05, cannotSay: maybe }
              cost: { atMost: -1 }
              speed: [5]
              magic: {}
            """);

        Assert.Null(reading.Policy);
        Assert.Equal([1, 2, 3, 5, 5, 6, 6, 7, 8, 9, 10], reading.Errors.Select(error => error.Line));
        Assert.All(reading.Errors, error => Assert.NotEmpty(error.Remedy));
    }

    [Theory]
    [InlineData("gates: [", "not valid YAML")]
    [InlineData("- a", "not one YAML mapping")]
    [InlineData("confidence: 0.9", "has no gates")]
    public void What_is_no_policy_is_refused(string text, string why) =>
        Assert.Contains(why, Assert.Single(GateFile.Parse(text).Errors).Message, StringComparison.Ordinal);
}
