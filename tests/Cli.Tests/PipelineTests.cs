using MlopsLab.Cli.Tests.Support;

namespace MlopsLab.Cli.Tests;

/// <summary>Pipelines and experiments on the command line, answered by a training node that is made up.</summary>
public sealed class PipelineTests : IDisposable
{
    private const string Stages =
        """
        {"run":{"runId":"r1","state":"completed","pins":{"snapshot":"s1","seed":1}},
        "stages":[{"stage":"extract","key":"0123456789abcdef","output":"fedcba9876543210","bytes":7,"cached":true,"seconds":0.1}]}
        """;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task The_stages_of_a_run_say_whether_they_were_cached()
    {
        using var lab = new FakeLab(folder.Path, asked => FakeLab.Json(asked.Contains("/runs/r1/stages", StringComparison.Ordinal) ? Stages : "{}"));

        var shown = await new LabCommand(folder.Path).RunAsync("pipeline", "show", "r1");

        Assert.Contains(shown.Lines, line => line.Contains("extract", StringComparison.Ordinal) && line.Contains("cached", StringComparison.Ordinal));
        Assert.Contains(shown.Lines, line => line.StartsWith("snapshot", StringComparison.Ordinal) && line.EndsWith("s1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("true", "same artifact abc", 0)]
    [InlineData("false", "another artifact: seed differs", 1)]
    public async Task A_verification_says_what_came_out_and_its_code_does_too(string same, string words, int code)
    {
        var ended = $$$"""{"runId":"r2","state":"completed","comparison":{"same":{{{same}}},"words":"{{{words}}}"}}""";
        using var lab = new FakeLab(folder.Path, asked => FakeLab.Json(asked.Contains("/rerun", StringComparison.Ordinal) ? """{"runId":"r2"}""" : ended));

        var answer = await new LabCommand(folder.Path).RunAsync("pipeline", "rerun", "r1", "--verify");

        Assert.Contains(words, answer.Text, StringComparison.Ordinal);
        Assert.Equal(code, answer.Code);
    }

    [Fact]
    public async Task Experiments_stand_side_by_side()
    {
        const string runs = """[{"runId":"r1","state":"completed","learner":"gbdt","settings":{"trees":"5"},"metrics":{"auc":0.91,"cost":1.5}},{"runId":"r2","state":"failed","failure":"too few rows"}]""";
        using var lab = new FakeLab(folder.Path, _ => FakeLab.Json(runs));

        var listed = await new LabCommand(folder.Path).RunAsync("experiment", "list");

        Assert.Contains("trees 5", listed.Text, StringComparison.Ordinal);
        Assert.Contains("0.91", listed.Text, StringComparison.Ordinal);
        Assert.Contains("too few rows", listed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_and_a_snapshot_at_once_are_misuse()
    {
        using var lab = new FakeLab(folder.Path, _ => FakeLab.Json("{}"));

        var answer = await new LabCommand(folder.Path).RunAsync("experiment", "run", "--csv", "a.csv", "--snapshot", "s1");

        Assert.Equal(2, answer.Code);
    }

    public void Dispose() => folder.Dispose();
}
