namespace MlopsLab.Scenarios.Tests;

public sealed class RowChecksTests
{
    private const string Yaml =
        """
        name: pay
        source: world
        fields:
          - { name: amount, type: number, min: 0 }
          - { name: tip, type: number, nullable: true }
          - { name: kind, type: category, values: [shop, web] }
        checks:
          - { name: small_tip, expr: tip <= amount }
          - { name: web_tips, expr: missing(tip) or kind == "web", severity: warn }
        freshness: { ahead: 2h, behind: 30d, severity: error }
        intake: { volume: { limit: 4 }, late: { limit: 0.5, severity: critical }, order: { severity: off } }
        segments:
          - { name: web, when: kind == "web" }
        priority: amount > 100
        keys:
          - { name: all }
        label: { column: fraud }
        decisions:
          positive: block
          negative: approve
          costs: { falseNegative: amount, falsePositive: 5 }
        features: [amount]
        """;

    private static readonly Scenario Scenario = Read(Yaml);

    [Theory]
    [InlineData("{\"amount\":10,\"tip\":1,\"kind\":\"web\"}", "")]
    [InlineData("{\"amount\":10,\"tip\":11,\"kind\":\"web\"}", "tip Error")]
    [InlineData("{\"amount\":10,\"tip\":11,\"kind\":\"shop\"}", "tip Error, tip Warn")]
    [InlineData("{\"amount\":10,\"kind\":\"shop\"}", "")]
    public void Names_each_condition_that_is_not_met_with_its_severity(string fields, string broken)
    {
        var row = new RowReader(Scenario).Read(System.Text.Json.JsonDocument.Parse(fields).RootElement).Row;

        Assert.NotNull(row);
        Assert.Equal(broken, string.Join(", ", new RowChecks(Scenario).Broken(row).Select(error => $"{error.Field} {error.Severity}")));
    }

    [Fact]
    public void Scenario_is_written_and_read_without_loss()
    {
        var again = Read(ScenarioFile.Write(Scenario));

        Assert.Equal((Scenario.Hash, Scenario.SchemaVersion), (again.Hash, again.SchemaVersion));
        Assert.Equal(new FreshnessRule(TimeSpan.FromHours(2), TimeSpan.FromDays(30), CheckSeverity.Error), again.Freshness);
        Assert.Equal(new(new(4, null), IntakeRule.Default, new(0.5, AlertSeverity.Critical), new(null, AlertSeverity.Off)), again.Intake);
        Assert.Equal(["small_tip", "web_tips"], again.Checks.Select(check => check.Name));
        Assert.Equal(("web", "amount > 100"), (again.Segments.Single().Name, again.Priority));
    }

    [Fact]
    public void Only_a_grave_check_is_part_of_the_schema()
    {
        var milder = Read(Yaml.Replace("tip <= amount }", "tip <= amount, severity: warn }", StringComparison.Ordinal));
        var without = Read(Yaml.Replace("  - { name: web_tips, expr: missing(tip) or kind == \"web\", severity: warn }\n", "", StringComparison.Ordinal));

        Assert.NotEqual(Scenario.SchemaVersion, milder.SchemaVersion);
        Assert.Equal(Scenario.SchemaVersion, without.SchemaVersion);
    }

    [Fact]
    public void Mistakes_in_checks_freshness_intake_segments_and_priority_are_told_together()
    {
        var broken = Yaml.Replace("tip <= amount", "tip <= nothing", StringComparison.Ordinal).Replace("severity: warn", "severity: grave", StringComparison.Ordinal)
            .Replace("ahead: 2h", "ahead: soon", StringComparison.Ordinal).Replace("when: kind == \"web\"", "when: sort == 1", StringComparison.Ordinal)
            .Replace("limit: 4", "limit: 1", StringComparison.Ordinal).Replace("severity: off", "severity: never", StringComparison.Ordinal).Replace("late:", "tardy:", StringComparison.Ordinal)
            .Replace("amount > 100", "amount >", StringComparison.Ordinal);

        var errors = ScenarioFile.Parse(broken).Errors;

        Assert.Equal([8, 9, 10, 11, 11, 11, 13, 14], errors.Select(error => error.Line));
        Assert.All(errors, error => Assert.NotEmpty(error.Remedy));
    }

    private static Scenario Read(string yaml) =>
        ScenarioFile.Parse(yaml) is { Scenario: { } scenario } ? scenario : throw new InvalidOperationException(ScenarioFile.Parse(yaml).Errors[0].Message);
}
