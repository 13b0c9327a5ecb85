namespace MlopsLab.Scenarios.Tests;

public sealed class ScenarioFileTests
{
    [Fact]
    public void Reads_the_fraud_scenario_that_is_shipped()
    {
        var reading = ScenarioFile.Parse(Repository.FraudYaml);

        Assert.Empty(reading.Errors);
        Assert.Equal(24, reading.Scenario?.View.Features.Count);
        Assert.Equal(14, reading.Scenario?.Fields.Count);
    }

    [Theory]
    [InlineData("electricity", 13)]
    [InlineData("bikes", 17)]
    public void Reads_every_other_scenario_that_is_shipped(string name, int features)
    {
        var reading = ScenarioFile.Parse(Repository.Yaml(name));

        Assert.Empty(reading.Errors);
        Assert.Equal(name, reading.Scenario?.Name);
        Assert.Equal(features, reading.Scenario?.View.Features.Count);
    }

    [Fact]
    public void Reads_back_exactly_what_it_writes()
    {
        var written = ScenarioFile.Write(Repository.Fraud);

        var again = ScenarioFile.Parse(written);

        Assert.Empty(again.Errors);
        Assert.Equal(Repository.Fraud.Hash, again.Scenario?.Hash);
        Assert.Equal(Repository.Fraud.SchemaVersion, again.Scenario?.SchemaVersion);
    }

    [Fact]
    public void A_field_that_is_known_only_after_the_decision_is_no_feature()
    {
        var yaml = Repository.FraudYaml.Replace("- { name: three_ds, type: category,", "- { name: three_ds, known: after, type: category,", StringComparison.Ordinal);

        var error = Assert.Single(ScenarioFile.Parse(yaml).Errors);

        Assert.Contains("'three_ds', which is known only after the decision", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_is_known_after_and_no_feature_is_written_and_read()
    {
        var yaml = Repository.FraudYaml.Replace("\nkeys:", "\n  - { name: refunded, type: boolean, known: after }\n\nkeys:", StringComparison.Ordinal);
        var scenario = ScenarioFile.Parse(yaml).Scenario ?? throw new InvalidOperationException("The scenario is wrong.");

        Assert.True(ScenarioFile.Parse(ScenarioFile.Write(scenario)).Scenario?.Fields[^1].KnownAfter);
    }

    [Fact]
    public void Hash_does_not_depend_on_comments_and_layout()
    {
        var commented = ScenarioFile.Parse("# mine\n\n" + Repository.FraudYaml.Replace("name: customer, field: customer_id", "field: 'customer_id',   name: customer"));

        Assert.Equal(Repository.Fraud.Hash, commented.Scenario?.Hash);
    }

    [Fact]
    public void Hash_and_schema_version_change_with_the_fields()
    {
        var changed = ScenarioFile.Parse(Repository.FraudYaml.Replace("max: 50000", "max: 60000")).Scenario;

        Assert.NotEqual(Repository.Fraud.Hash, changed?.Hash);
        Assert.NotEqual(Repository.Fraud.SchemaVersion, changed?.SchemaVersion);
    }

    [Fact]
    public void Tells_all_errors_at_once_each_with_line_and_remedy()
    {
        const string Yaml = """
            name: My Scenario
            source: csv
            fields:
              - { name: amount, type: numbr }
              - { name: kind, type: category }
              - { name: price, type: number, min: 5, max: 1, colour: red }
              - { name: price, type: number }
            keys:
              - { name: customer, field: customer_id }
            label:
              expression: cnt >
            features:
              - nothing
              - window: { key: shop, stat: avg, over: 1 month }
            fallback:
              - { when: amout > 2000, decision: maybe, score: 3 }
            """;

        var errors = ScenarioFile.Parse(Yaml).Errors;

        Assert.Equal([1, 1, 4, 5, 6, 6, 7, 9, 11, 13, 14, 14, 14, 16, 16, 16], errors.Select(error => error.Line));
        Assert.All(errors, error => Assert.NotEmpty(error.Remedy));
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a")]
    [InlineData("name: [")]
    [InlineData("name: {a: 1}\nsource: {}\nfields: 3\nkeys: x\nlabel: 4\nfeatures: {}\ntime: now\nfallback: [1]\ndecisions: []")]
    [InlineData("name: a\nname: b")]
    [InlineData("a: &a [*a]")]
    [InlineData("? {a: b}\n: c")]
    public void Refuses_what_is_no_scenario_without_failing(string yaml)
    {
        var reading = ScenarioFile.Parse(yaml);

        Assert.Null(reading.Scenario);
        Assert.NotEmpty(reading.Errors);
    }

    [Fact]
    public void Refuses_a_label_that_is_also_a_field()
    {
        var leaking = Repository.FraudYaml.Replace("column: fraud", "column: limit_used");

        var error = Assert.Single(ScenarioFile.Parse(leaking).Errors);
        Assert.Contains("the model would see the answer", error.Message);
    }
}
