namespace MlopsLab.Scenarios.Tests.Contracts;

/// <summary>The handbook's table of changes is what the rules say; <c>LAB_WRITE_DOCS=1</c> writes it anew.</summary>
public sealed class HandbookTests
{
    private const string From = "<!-- generated: contract changes -->\n";
    private const string To = "<!-- end -->";

    [Fact]
    public void Lists_every_kind_of_change_with_what_it_breaks()
    {
        var page = Path.Combine(Repository.Root, "docs", "handbook", "ingestion.md");
        var text = File.ReadAllText(page);
        var from = text.IndexOf(From, StringComparison.Ordinal) + From.Length;
        var to = text.IndexOf(To, from, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("LAB_WRITE_DOCS") == "1")
        {
            File.WriteAllText(page, text[..from] + Table() + text[to..]);
            return;
        }

        Assert.Equal(Table(), text[from..to]);
    }

    private static string Table() => "| change | version | backward | forward | why | instead |\n|---|---|---|---|---|---|\n"
        + string.Concat(ChangeRules.All.Select(rule =>
            $"| `{ContractDifference.NameOf(rule.Kind)}` | {rule.Level.ToString().ToLowerInvariant()} | {Mark(rule, Compatibility.Backward)} | {Mark(rule, Compatibility.Forward)} | {rule.Why} | {rule.Remedy} |\n"));

    private static string Mark(ChangeRule rule, Compatibility side) => rule.Keeps.HasFlag(side) ? "yes" : "**no**";
}
