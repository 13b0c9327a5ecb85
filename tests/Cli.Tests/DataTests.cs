using MlopsLab.Cli.Tests.Support;

namespace MlopsLab.Cli.Tests;

/// <summary>Snapshots on the command line, answered by an ingestion node that is made up.</summary>
public sealed class DataTests : IDisposable
{
    private const string Id = "0123456789abcdef0123456789abcdef";
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task The_list_shows_ids_short_and_json_keeps_them_whole()
    {
        using var lab = new FakeLab(folder.Path, _ => FakeLab.Json($$"""[{"id":"{{Id}}","scenario":"fraud","rows":7}]"""));

        var table = await new LabCommand(folder.Path).RunAsync("data", "snapshots");
        var json = await new LabCommand(folder.Path).RunAsync("data", "snapshots", "--json");

        Assert.Contains("0123456789ab", table.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Id, table.Text, StringComparison.Ordinal);
        Assert.Contains(Id, json.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snapshot_is_asked_for_by_what_was_typed()
    {
        using var lab = new FakeLab(folder.Path, asked => FakeLab.Json(asked.Contains("/snapshots/0123 ", StringComparison.Ordinal)
            ? $$$"""{"snapshot":{"id":"{{{Id}}}","rows":7},"manifest":{"format":1}}"""
            : "[]"));

        var answer = await new LabCommand(folder.Path).RunAsync("data", "show", "0123");

        Assert.Contains(answer.Lines, line => line.StartsWith("id", StringComparison.Ordinal) && line.EndsWith(Id, StringComparison.Ordinal));
        Assert.Equal(0, answer.Code);
    }

    public void Dispose() => folder.Dispose();
}
