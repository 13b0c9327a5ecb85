using MlopsLab.Registry.Domain.Search;

namespace MlopsLab.Registry.Tests.Domain;

public sealed class FilterTests
{
    private static readonly Dictionary<string, object?[]> Version = new(StringComparer.Ordinal)
    {
        ["Attribute name"] = ["Fraud model"],
        ["Attribute run_id"] = ["abc"],
        ["Attribute version_number"] = [3.0],
        ["Tag team"] = ["risk"],
        ["Tag my key"] = ["a.b"],
        ["Metric auc"] = [0.91],
        ["Parameter depth"] = ["6"],
        ["Dataset name"] = ["june", "july"],
    };

    [Theory]
    [InlineData("", true)]
    [InlineData("name = 'Fraud model'", true)]
    [InlineData("name = \"Fraud model\"", true)]
    [InlineData("name != 'Fraud model'", false)]
    [InlineData("name LIKE 'Fraud%'", true)]
    [InlineData("name like 'fraud%'", false)]
    [InlineData("name ILIKE 'fraud%'", true)]
    [InlineData("name LIKE 'Fraud_model'", true)]
    [InlineData("name LIKE 'raud'", false)]
    [InlineData("name LIKE '%(a+)+$%'", false)]
    [InlineData("attribute.name = 'Fraud model'", true)]
    [InlineData("run_id IN ('abc', 'def')", true)]
    [InlineData("run_id IN ('def')", false)]
    [InlineData("run_id NOT IN ('def')", true)]
    [InlineData("version_number > 2 AND version_number <= 3", true)]
    [InlineData("version_number=4", false)]
    [InlineData("tags.team = 'risk'", true)]
    [InlineData("tag.team = 'risk' and name = 'Fraud model'", true)]
    [InlineData("tags.`my key` = 'a.b'", true)]
    [InlineData("tags.\"my key\" LIKE 'a%'", true)]
    [InlineData("tags.absent != 'x'", false)]
    [InlineData("metrics.auc > 0.9", true)]
    [InlineData("metrics.auc > 9e-1 AND metrics.auc < 1", true)]
    public void A_filter_finds_what_it_says(string filter, bool found)
    {
        var clauses = Filter.Parse(filter, Grammar.Versions);

        Assert.Equal(found, Match.All(clauses, field => Version.GetValueOrDefault($"{field.Kind} {field.Key}", [])));
    }

    [Theory]
    [InlineData("params.depth = '6' and dataset.name = 'july'", true)]
    [InlineData("datasets.name IN ('may')", false)]
    [InlineData("attributes.run_id = 'abc'", true)]
    public void Runs_know_parameters_and_datasets_too(string filter, bool found)
    {
        var clauses = Filter.Parse(filter, Grammar.Runs);

        Assert.Equal(found, Match.All(clauses, field => Version.GetValueOrDefault($"{field.Kind} {field.Key}", [])));
    }

    [Theory]
    [InlineData("name", "Expected 3 tokens")]
    [InlineData("name =", "Expected 3 tokens")]
    [InlineData("name = fraud", "Expected a quoted string value")]
    [InlineData("name = 7", "Expected a quoted string value")]
    [InlineData("name > 'a'", "Invalid comparator '>'")]
    [InlineData("name == 'a'", "Invalid comparator '=='")]
    [InlineData("version_number = 'three'", "Expected numeric value type")]
    [InlineData("version_number LIKE '3'", "Invalid comparator 'LIKE'")]
    [InlineData("owner = 'ana'", "Invalid attribute key 'owner'")]
    [InlineData("params.depth = '6'", "Invalid entity type 'params'")]
    [InlineData("name = 'a' OR name = 'b'", "Invalid clause(s) in filter string: 'OR'")]
    [InlineData("name = 'a' name = 'b'", "Invalid clause(s)")]
    [InlineData("name = 'a", "Invalid clause(s)")]
    [InlineData("'a' = name", "Expected 'Identifier'")]
    [InlineData("run_id IN ()", "non-empty list")]
    [InlineData("run_id IN 'a'", "non-empty list")]
    [InlineData("run_id IN ('a' 'b')", "non-empty list")]
    [InlineData("tags.team IN ('a')", "Invalid comparator 'IN'")]
    [InlineData("AND", "Invalid attribute key 'AND'")]
    public void What_is_no_filter_is_refused_with_the_reason(string filter, string says)
    {
        var refused = Assert.Throws<FormatException>(() => Filter.Parse(filter, Grammar.Versions));

        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_either_a_filter_or_refused()
    {
        var random = new Random(4);
        string[] parts = ["name", "=", "'a'", " ", "tags.", "`", "\"", "(", ")", ",", "AND", "LIKE", "1e", "-", ".", "%", "é", "\0", "in", "not"];
        for (var turn = 0; turn < 20_000; turn++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => parts[random.Next(parts.Length)]));

            Assert.True(IsJudged(text), text);
        }
    }

    private static bool IsJudged(string text)
    {
        try
        {
            Filter.Parse(text, Grammar.Runs);
            return true;
        }
        catch (FormatException)
        {
            return true;
        }
    }
}
