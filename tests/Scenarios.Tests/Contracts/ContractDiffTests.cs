namespace MlopsLab.Scenarios.Tests.Contracts;

public sealed class ContractDiffTests
{
    private const string Yaml =
        """
        name: pay
        version: 1
        source: world
        fields:
          - { name: who, type: text }
          - { name: amount, type: number, unit: EUR, min: 0, max: 100 }
          - { name: tip, type: number, nullable: true }
          - { name: kind, type: category, values: [shop, web] }
        checks:
          - { name: small_tip, expr: tip <= amount }
          - { name: web_tips, expr: missing(tip) or kind == "web", severity: warn }
        freshness: { ahead: 2h, behind: 30d, severity: error }
        keys:
          - { name: payer, field: who }
        label: { column: fraud, delay: 2d, maturity: 60d }
        decisions:
          positive: block
          negative: approve
          costs: { falseNegative: amount, falsePositive: 5 }
        features: [tip]
        """;

    [Theory]
    [InlineData("amount, type: number,", "amount, type: number, description: What is paid,", "amount description-changed")]
    [InlineData("  - { name: who, type: text }\n", "", "  - { name: kind, type: category, values: [shop, web] }\n", "  - { name: kind, type: category, values: [shop, web] }\n  - { name: who, type: text }\n", "fields field-moved")]
    [InlineData("fields:\n", "fields:\n  - { name: note, type: text, nullable: true }\n", "note field-added")]
    [InlineData("fields:\n", "fields:\n  - { name: note, type: text }\n", "note required-field-added")]
    [InlineData("  - { name: kind, type: category, values: [shop, web] }\n", "", "kind == \"web\"", "tip > 1", "kind field-removed, check web_tips warning-rewritten")]
    [InlineData("amount", "paid", "paid field-renamed, check small_tip check-rewritten")]
    [InlineData("kind, type: category, values: [shop, web]", "kind, type: text", "kind type-widened")]
    [InlineData("who, type: text", "who, type: category, values: [a, b]", "who type-narrowed")]
    [InlineData("tip, type: number", "tip, type: text", "tip <= amount", "amount > 1", "[tip]", "[amount]", "tip type-changed, check small_tip check-rewritten")]
    [InlineData("tip, type: number", "tip, type: number, unit: EUR", "tip unit-named")]
    [InlineData("unit: EUR", "unit: ct", "amount unit-changed")]
    [InlineData("unit: EUR, ", "", "amount unit-changed")]
    [InlineData("max: 100", "max: 100, nullable: true", "amount nullable-relaxed")]
    [InlineData("tip, type: number, nullable: true", "tip, type: number", "tip nullable-tightened")]
    [InlineData("[shop, web]", "[shop, web, phone]", "kind domain-widened")]
    [InlineData("[shop, web]", "[shop, phone, web]", "kind domain-widened, kind domain-reordered")]
    [InlineData("[shop, web]", "[web, shop]", "kind domain-reordered")]
    [InlineData("[shop, web]", "[shop]", "kind == \"web\"", "tip > 1", "kind domain-narrowed, check web_tips warning-rewritten")]
    [InlineData("max: 100", "max: 200", "amount range-widened")]
    [InlineData(", max: 100", "", "amount range-widened")]
    [InlineData("min: 0", "min: 1", "amount range-narrowed")]
    [InlineData("min: 0, max: 100", "min: -1, max: 99", "amount range-widened, amount range-narrowed")]
    [InlineData("who, type: text", "who, type: text, known: after", "who known-later")]
    [InlineData("checks:\n", "checks:\n  - { name: rich, expr: amount > 1 }\n", "check rich check-added")]
    [InlineData("checks:\n", "checks:\n  - { name: rich, expr: amount > 1, severity: warn }\n", "check rich warning-added")]
    [InlineData("  - { name: small_tip, expr: tip <= amount }\n", "", "check small_tip check-removed")]
    [InlineData("tip <= amount }", "tip <= amount, severity: warn }", "check small_tip check-relaxed")]
    [InlineData("\"web\", severity: warn", "\"web\"", "check web_tips check-tightened")]
    [InlineData("tip <= amount", "tip < amount", "check small_tip check-rewritten")]
    [InlineData("ahead: 2h", "ahead: 1h", "freshness freshness-tightened")]
    [InlineData("behind: 30d", "behind: 40d", "freshness freshness-changed")]
    [InlineData("behind: 30d, severity: error", "behind: 1d, severity: warn", "freshness freshness-changed")]
    [InlineData("keys:\n", "keys:\n  - { name: all }\n", "key all key-added")]
    [InlineData("name: payer, field: who", "name: payer, field: tip", "key payer key-changed")]
    [InlineData("name: payer,", "name: customer,", "key payer key-removed, key customer key-added")]
    [InlineData("column: fraud", "column: chargeback", "label label-changed")]
    [InlineData("maturity: 60d", "maturity: 50d", "label label-maturity-changed")]
    [InlineData("delay: 2d", "delay: 3d", "label label-delay-changed")]
    [InlineData("version: 1", "version: 2", "version version-raised")]
    public void Names_each_kind_of_difference(params string[] edits)
    {
        var changed = Yaml;
        foreach (var edit in edits[..^1].Chunk(2))
        {
            changed = changed.Replace(edit[0], edit[1], StringComparison.Ordinal);
        }

        var diff = ContractDiff.Between(Read(Yaml), Read(changed));

        Assert.Equal(edits[^1], string.Join(", ", diff.Differences.Select(one => $"{one.Subject} {one.Name}")));
        Assert.Equal(Read(changed).Hash == Read(Yaml).Hash, diff.Level == ChangeLevel.Nothing);
    }

    [Fact]
    public void A_difference_says_from_what_to_what()
    {
        var diff = ContractDiff.Between(Read(Yaml), Read(Yaml.Replace("unit: EUR", "unit: ct", StringComparison.Ordinal).Replace("[shop, web]", "[shop, web, phone]", StringComparison.Ordinal)));

        Assert.Equal(["amount: unit changed from EUR to ct", "kind: domain widened phone"], diff.Differences.Select(one => one.ToString()));
        Assert.Equal(["amount"], diff.Breaking.Select(one => one.Subject));
    }

    [Fact]
    public void Every_kind_has_one_rule_and_only_major_ones_break_and_have_a_remedy()
    {
        Assert.Equal(Enum.GetValues<ChangeKind>().Order(), ChangeRules.All.Select(rule => rule.Kind).Order());
        Assert.All(ChangeRules.All, rule => Assert.Equal(rule.Level == ChangeLevel.Major, rule.Remedy is not null));
        Assert.All(ChangeRules.All, rule => Assert.True(rule.Level == ChangeLevel.Major || rule.Keeps == Compatibility.Full));
    }

    [Fact]
    public void A_contract_is_written_and_read_without_loss()
    {
        var contract = DataContract.Of(Repository.Fraud);
        var again = DataContract.FromJson(contract.ToJson());

        Assert.Equal(contract.Hash, again.Hash);
        Assert.Empty(ContractDiff.Between(contract, again).Differences);
    }

    [Theory]
    [InlineData(ChangeLevel.Nothing, 1, "1.4")]
    [InlineData(ChangeLevel.Minor, 1, "1.5")]
    [InlineData(ChangeLevel.Major, 1, "2.0")]
    [InlineData(ChangeLevel.Major, 7, "7.0")]
    public void The_next_version_follows_from_the_level(ChangeLevel level, int declared, string next)
    {
        Assert.Equal(next, ContractVersion.Parse("1.4")?.Next(level, declared).ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1")]
    [InlineData("1.2.3")]
    [InlineData("1.-2")]
    [InlineData("99999999999.0")]
    public void Other_text_is_no_version(string? text)
    {
        Assert.Null(ContractVersion.Parse(text));
    }

    private static DataContract Read(string yaml) =>
        ScenarioFile.Parse(yaml) is { Scenario: { } scenario } ? DataContract.Of(scenario) : throw new InvalidOperationException(ScenarioFile.Parse(yaml).Errors[0].Message);
}
