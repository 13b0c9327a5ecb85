using System.Text.Json.Nodes;
using MlopsLab.Cli.Tests.Support;

namespace MlopsLab.Cli.Tests;

/// <summary>Where an answer has many parts, each line is one JSON document.</summary>
public sealed class LinesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Scores_are_one_document_a_line()
    {
        using var lab = new FakeLab(folder.Path, _ => FakeLab.Json("""{"score":0.5,"degraded":false}"""));

        var answer = await new LabCommand(folder.Path).RunAsync("score", "--json", "{}", "--count", "3");

        Assert.Equal(Enumerable.Repeat("""{"score":0.5,"degraded":false}""", 3), answer.Lines);
    }

    [Fact]
    public async Task Log_lines_are_documents_with_their_node()
    {
        using var lab = new FakeLab(folder.Path, _ => FakeLab.Json("first\nsaid \"hello\"\n"));

        var answer = await new LabCommand(folder.Path).RunAsync("logs", "gateway", "--json");

        Assert.Equal(["first", "said \"hello\""], answer.Lines.Select(line => (string?)JsonNode.Parse(line)?["line"]));
        Assert.All(answer.Lines, line => Assert.Equal("gateway", (string?)JsonNode.Parse(line)?["node"]));
    }

    public void Dispose() => folder.Dispose();
}
