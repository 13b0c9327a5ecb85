using System.Text.Json.Nodes;
using MlopsLab.Cli.Tests.Support;

namespace MlopsLab.Cli.Tests;

/// <summary>Policies are checked and tried out without a running lab.</summary>
public sealed class RolloutTests : IDisposable
{
    private const string Good = "name: a\nsteps: [ { setWeight: 10 }, { pause: { until: { requests: 300 } } }, { pause: {} } ]\nmetrics: [ { name: errors, measure: error-rate, interval: 1s } ]\n";
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Lint_says_what_a_good_policy_does()
    {
        var answer = await RunAsync("lint", folder.Write("good.yaml", Good));

        Assert.Equal((0, "1. 10 %, until 300 canary requests and a person"), (answer.Code, answer.Text.Trim()));
    }

    [Fact]
    public async Task Lint_says_all_that_is_wrong_each_with_its_line()
    {
        var file = folder.Write("wrong.yaml", "name: a\nsteps:\n  - setWeight: 0\nmetrics:\n  - { name: e, measure: mood }\n");
        var (plain, json) = (await RunAsync("lint", file), await RunAsync("lint", file, "--json"));

        Assert.Equal((1, 2), (plain.Code, plain.Text.Trim().Split('\n').Length));
        Assert.Equal([3, 5], JsonNode.Parse(json.Text)?["errors"]?.AsArray().Select(error => (int?)error?["line"]));
    }

    [Fact]
    public async Task Simulate_aborts_bad_versions_and_no_good_ones_and_shows_what_naive_rules_do()
    {
        var answer = await RunAsync("simulate", folder.Write("good.yaml", Good), "--runs", "40", "--looks", "40", "--hold", "--json");
        var rows = JsonNode.Parse(answer.Text)?.AsArray() ?? [];

        Assert.Equal((0, 11), (answer.Code, rows.Count));
        Assert.InRange((double?)rows[0]?["aborted"] ?? 1, 0, 0.1);
        Assert.Equal(1, (double?)rows[3]?["aborted"]);
    }

    [Theory]
    [InlineData("rollout", "start", "fraud/2", "--policy", "nowhere.yaml")]
    [InlineData("rollout", "lint", "nowhere.yaml")]
    [InlineData("rollout", "simulate", "nowhere.yaml")]
    [InlineData("rollout", "simulate", "nowhere.yaml", "--runs", "0")]
    public async Task Misuse_exits_with_2_in_one_line(params string[] words)
    {
        var answer = await new LabCommand(folder.Path).RunAsync(words);

        Assert.Equal(2, answer.Code);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private Task<Answer> RunAsync(params string[] words) => new LabCommand(folder.Path).RunAsync(["rollout", .. words]);
}
