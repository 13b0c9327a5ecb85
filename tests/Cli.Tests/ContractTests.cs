using MlopsLab.Cli.Tests.Support;

namespace MlopsLab.Cli.Tests;

/// <summary>Contracts on the command line, answered by an ingestion node that is made up.</summary>
public sealed class ContractTests : IDisposable
{
    private const string Breaks =
        """
        {"scenario":"pay","from":"1.0","to":"2.0","level":"major","file":null,"differences":[
        {"field":"amount","kind":"unit-changed","level":"major","from":"EUR","to":"ct","why":"the numbers mean something else","remedy":"Add a field."},
        {"field":"kind","kind":"domain-widened","level":"minor","from":null,"to":"app","why":"rows are taken","remedy":null}]}
        """;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_change_that_breaks_is_refused_with_a_line_for_each_breaking_difference()
    {
        using var lab = new FakeLab(folder.Path, _ => FakeLab.Json(Breaks));

        var answer = await new LabCommand(folder.Path).RunAsync("scenario", "put", Scenario());

        Assert.Equal(1, answer.Code);
        Assert.Equal(
            ["lab: amount unit-changed: the numbers mean something else. Add a field.", "lab: refused; --major --why \"…\" takes it as 2.0"],
            answer.ErrorLines);
    }

    [Fact]
    public async Task A_change_that_breaks_is_taken_with_a_reason()
    {
        using var lab = new FakeLab(folder.Path, _ => FakeLab.Json(Breaks));

        var answer = await new LabCommand(folder.Path).RunAsync("scenario", "put", Scenario(), "--major", "--why", "cents now");

        Assert.Equal(0, answer.Code);
        Assert.Contains("contract of pay is 2.0 now (major)", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--major needs a reason", "scenario", "put", "x.yaml", "--major")]
    [InlineData("can't be read", "scenario", "put", "nothing-here.yaml")]
    public async Task Misuse_is_one_line(string says, params string[] words)
    {
        var answer = await new LabCommand(folder.Path).RunAsync(words);

        Assert.Equal(2, answer.Code);
        Assert.Contains(says, Assert.Single(answer.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /contracts/fraud ", "contract")]
    [InlineData("GET /contracts/fraud ", "contract", "show")]
    [InlineData("GET /contracts/bikes?version=1.0 ", "contract", "show", "--scenario", "bikes", "--version", "1.0")]
    [InlineData("GET /contracts/fraud/history ", "contract", "history")]
    [InlineData("GET /contracts/fraud/diff/1.0/2.0 ", "contract", "diff", "1.0", "2.0")]
    public async Task Asks_for_what_was_typed(string request, params string[] words)
    {
        var asked = "";
        using var lab = new FakeLab(folder.Path, line =>
        {
            asked = line;
            return FakeLab.Json(request.Contains("history", StringComparison.Ordinal) ? "[]" : "{}");
        });

        var answer = await new LabCommand(folder.Path).RunAsync(["data", .. words]);

        Assert.Equal(0, answer.Code);
        Assert.StartsWith(request, asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_over_a_scenario_tells_what_it_breaks()
    {
        var csv = Path.Combine(folder.Path, "rides.csv");
        await File.WriteAllLinesAsync(csv, ["at,temp,wind,cnt", .. Enumerable.Range(0, 50).Select(hour => $"2026-01-{1 + (hour / 24):00} {hour % 24:00}:00:00,{hour % 7}.5,{hour % 5}.25,{hour % 3}")], LabCommand.Stop);
        await new LabCommand(folder.Path).RunAsync("scenario", "import", csv, "--label", "cnt > 1");
        var lines = await File.ReadAllLinesAsync(csv, LabCommand.Stop);
        await File.WriteAllLinesAsync(csv, [lines[0].Replace("temp", "gust", StringComparison.Ordinal), .. lines.Skip(1)], LabCommand.Stop);

        var answer = await new LabCommand(folder.Path).RunAsync("scenario", "import", csv, "--label", "cnt > 1", "--force");

        Assert.Equal(0, answer.Code);
        Assert.Contains("breaks the contract: gust: field renamed from temp to gust", answer.Text, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private string Scenario()
    {
        var file = Path.Combine(folder.Path, "pay.yaml");
        File.WriteAllText(file,
            """
            name: pay
            source: world
            fields: [{ name: amount, type: number }]
            keys: [{ name: all }]
            label: { column: y }
            decisions: { positive: block, negative: approve, costs: { falseNegative: 1, falsePositive: 1 } }
            features: [amount]
            """);
        return file;
    }
}
