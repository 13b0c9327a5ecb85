using MlopsLab.Cli.Tests.Support;

namespace MlopsLab.Cli.Tests;

/// <summary>Whatever goes wrong, the command says it in one line and exits with 1 or 2.</summary>
public sealed class OneLineTests : IDisposable
{
    private const string Broken = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"id\":";
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("csv", "traffic", "replay", "", "--scenario", "bikes")]
    [InlineData("csv", "scenario", "import", "", "--label", "cnt > 200")]
    [InlineData("give Debug or Release", "up", "--configuration", "Fast")]
    [InlineData("--set a is given twice", "train", "--set", "a=1", "--set", "a=2")]
    public async Task Misuse_is_named_and_exits_with_2(string named, params string[] words) =>
        Expect(2, named, await new LabCommand(folder.Path).RunAsync(words));

    [Theory]
    [InlineData("the lab broke off its answer", "logs", "gateway", "-f")]
    [InlineData("training broke off its answer", "train")]
    [InlineData("registry broke off its answer", "model", "list")]
    public async Task An_answer_that_breaks_off_is_told(string told, params string[] words)
    {
        using var lab = new FakeLab(folder.Path, _ => Broken);

        Expect(1, told, await new LabCommand(folder.Path).RunAsync(words));
    }

    [Theory]
    [InlineData("<html>busy</html>")]
    [InlineData("\"busy\"")]
    public async Task An_answer_that_is_not_what_it_should_be_is_told(string body)
    {
        using var lab = new FakeLab(folder.Path, _ => FakeLab.Json(body));

        Expect(1, "training answered", await new LabCommand(folder.Path).RunAsync("train"));
    }

    [Fact]
    public async Task A_home_that_cannot_be_written_is_told_with_the_way_out()
    {
        var csv = folder.Write("till.csv", "at,amount,late\n2026-01-01T00:00:00Z,5,0\n2026-01-01T01:00:00Z,6,1\n");
        var lab = new LabCommand(Path.Combine(csv, "home"));

        Expect(1, "LAB_HOME", await lab.RunAsync("scenario", "import", csv, "--label", "late"));
        Expect(1, "LAB_HOME", await lab.RunAsync("up", "--detach"));
    }

    [Theory]
    [InlineData("up")]
    [InlineData("up", "--detach")]
    public async Task A_missing_dotnet_is_told_with_where_to_get_it(params string[] words) =>
        Expect(1, "dotnet is not on the PATH", await new LabCommand(folder.Path) { SearchPath = folder.Path }.RunAsync(words));

    public void Dispose() => folder.Dispose();

    private static void Expect(int code, string told, Answer answer)
    {
        Assert.Contains(told, answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
        Assert.StartsWith("lab: ", Assert.Single(answer.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(code, answer.Code);
    }
}
