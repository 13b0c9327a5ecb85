using MlopsLab.TestNodes;

namespace MlopsLab.Registry.Tests.Running;

[Collection(RegistryCollection.Name)]
public sealed class CommandTests(RunningRegistry registry) : IDisposable
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;
    private readonly NodeCommand _lab = new("registry", registry.Http);

    [Fact]
    public async Task What_a_model_is_can_be_written_found_and_taken_away()
    {
        var model = await registry.ModelWithVersionsAsync(2, _ct);
        await _lab.JsonAsync(_ct, "model", "tag", $"{model}/2", "team", "risk");
        await _lab.JsonAsync(_ct, "model", "describe", model, "Card fraud", "--by", "ana", "--why", "docs");
        await _lab.JsonAsync(_ct, "model", "alias", "set", $"{model}/2", "candidate");

        var found = await _lab.JsonAsync(_ct, "model", "search", $"name = '{model}' and tags.team = 'risk'", "--order", "version_number DESC", "--max", "5");
        var shown = await _lab.JsonAsync(_ct, "model", "show", model);
        await _lab.JsonAsync(_ct, "model", "alias", "unset", model, "candidate");
        await _lab.JsonAsync(_ct, "model", "untag", $"{model}/2", "team");
        await _lab.JsonAsync(_ct, "model", "delete", $"{model}/2");

        Assert.Equal(("2", "candidate"), ((string?)found["versions"]?[0]?["version"], (string?)found["versions"]?[0]?["aliases"]?[0]));
        Assert.Equal("Card fraud", (string?)shown["description"]);
        Assert.Equal("snapshot-1", (string?)(await _lab.JsonAsync(_ct, "model", "lineage", $"{model}/1"))["snapshot"]);
        Assert.Single((await _lab.JsonAsync(_ct, "model", "show", model))["versions"]?.AsArray() ?? []);
    }

    [Fact]
    public async Task What_served_then_and_why_is_one_line_and_one_document()
    {
        var model = await registry.ModelWithVersionsAsync(1, _ct);

        var served = await _lab.JsonAsync(_ct, "model", "history", model, "--at", "2999-01-01T00:00:00Z");
        var line = await _lab.RunAsync(_ct, "model", "history", model, "--at", "2999-01-01T00:00:00Z");
        var never = await _lab.RunAsync(_ct, "model", "history", model, "--at", "1999-01-01T00:00:00Z");

        Assert.Equal("1", (string?)served["champion"]?["version"]);
        Assert.Contains("first version of the model", line.Text, StringComparison.Ordinal);
        Assert.Equal((1, true), (never.Code, never.Text.Contains("served nothing", StringComparison.Ordinal)));
        Assert.Equal(2, (await _lab.RunAsync(_ct, "model", "history", model, "--at", "noon")).Code);
    }

    [Fact]
    public async Task The_audit_trail_is_shown_and_verified()
    {
        var model = await registry.ModelWithVersionsAsync(1, _ct);

        var trail = await _lab.JsonAsync(_ct, "model", "audit", model);
        var verdict = await _lab.RunAsync(_ct, "model", "audit", "--verify", "--head", (string?)trail["head"] ?? "");
        var anew = await _lab.RunAsync(_ct, "model", "audit", "--verify", "--head", $"1:{new string('0', 64)}");

        Assert.Equal("version.registered", (string?)trail["rows"]?[0]?["action"]);
        Assert.Equal((0, true), (verdict.Code, verdict.Text.StartsWith("intact: ", StringComparison.Ordinal)));
        Assert.Equal((1, true), (anew.Code, anew.Text.StartsWith("broken at row 1", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(1, "model", "delete", "none")]
    [InlineData(1, "model", "alias", "unset", "none", "x")]
    [InlineData(2, "model", "tag", "none", "a\nb", "v")]
    [InlineData(2, "model", "search", "owner = 'x'")]
    [InlineData(2, "model", "search", "--max", "0")]
    [InlineData(2, "model", "lineage", "none")]
    public async Task A_refusal_is_one_line_with_the_right_code(int code, params string[] words)
    {
        var answer = await _lab.RunAsync(_ct, words);

        Assert.Equal(code, answer.Code);
        Assert.Single(answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose() => _lab.Dispose();
}
