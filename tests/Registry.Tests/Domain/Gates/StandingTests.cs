using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Domain.Gates;
using MlopsLab.Scenarios;

namespace MlopsLab.Registry.Tests.Domain.Gates;

public sealed class StandingTests
{
    [Theory]
    [InlineData("pass", GateVerdict.Passed)]
    [InlineData("approval", GateVerdict.Approval)]
    [InlineData("block", GateVerdict.Blocked)]
    public void The_policy_says_what_it_means_that_a_gate_cannot_say(string cannotSay, object verdict)
    {
        var report = Report($"{{ reproducibility: {{ cannotSay: {cannotSay} }} }}");

        Assert.Equal(verdict, report.Verdict);
        Assert.Contains(report.NotValidated, line => line.StartsWith("reproducibility: nobody has repeated the run", StringComparison.Ordinal));
        Assert.Contains("overall: the policy does not ask for it.", report.NotValidated);
    }

    [Fact]
    public void A_fail_that_the_policy_leaves_to_people_does_not_block()
    {
        var report = Report("{ slices: { floor: 0.6, fails: approval } }");

        Assert.Equal((GateVerdict.Approval, false), (report.Verdict, new Standing(report, []).IsBlocked));
    }

    [Fact]
    public void The_refusal_names_gate_value_limit_and_the_way_out()
    {
        var refusal = GateRule.Check(Make.Version(VersionStatus.Registered), new(Report("{ slices: { floor: 0.6 } }"), []));

        Assert.Contains("slices: the AUC of 'abroad' is 0.", refusal?.Why, StringComparison.Ordinal);
        Assert.Contains("its floor is 0.6", refusal?.Why, StringComparison.Ordinal);
        Assert.Contains("lab model override fraud/2", refusal?.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void An_override_holds_for_the_gates_it_names_and_for_no_other()
    {
        var report = Report("{ slices: { floor: 0.6 }, cost: { atMost: 0.0001 } }");
        GateOverride one = new(["slices"], "ana", "abroad is closed", default);

        Assert.Equal(["cost"], new Standing(report, [one]).Blocking.Select(gate => gate.Gate));
        Assert.False(new Standing(report, [one, one with { Gates = ["cost"] }]).IsBlocked);
    }

    [Fact]
    public void What_the_policy_lets_nobody_override_stays_blocked()
    {
        var standing = new Standing(Report("{ slices: { floor: 0.6, override: never } }"), [new(["slices"], "ana", "please", default)]);

        Assert.True(standing.IsBlocked);
        Assert.Contains("lets nobody override 'slices'", GateRule.CheckOverride(Make.Version(VersionStatus.Registered), standing, ["slices"])?.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ana", true)]
    [InlineData("Ben", true)]
    [InlineData("eve", false)]
    [InlineData("rollouts", false)]
    public void Only_the_people_of_the_policy_answer_for_a_version(string by, bool allowed) =>
        Assert.Equal(allowed, GateRule.CheckPerson(by, ["ana", "ben"]) is null);

    private static GateReport Report(string gates)
    {
        var reading = GateFile.Parse($"gates: {gates}");
        Assert.NotNull(reading.Policy);
        return GateJudge.Judge(reading.Policy, "test", Judged.Evidence(Judged.Strong, Judged.Rows(2_000, twisted: true)), "run-1", default);
    }
}
