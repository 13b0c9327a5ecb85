using System.Text.RegularExpressions;
using MlopsLab.Contracts;

namespace MlopsLab.Architecture.Tests;

/// <summary>A node's <c>node.json</c> says what its source does: what it handles and what it publishes.</summary>
public sealed partial class NodeCardTests
{
    public static TheoryData<string> Projects => new(NodeCards.All.Select(card => card.Project).Distinct());

    [Theory]
    [MemberData(nameof(Projects))]
    public void Card_names_exactly_the_events_the_code_handles(string project)
    {
        var handled = SourceOf(project).SelectMany(text => Handled().Matches(text).Select(match => match.Groups[1].Value)).ToHashSet();
        handled.Remove("TEvent");
        var named = CardsOf(project).SelectMany(card => card.Receives).Distinct().Select(name => EventCatalog.ByWireName[name].Name);

        if (project == "Console")
        {
            Assert.Empty(handled);
            return;
        }

        Assert.Equal(named.Order(), handled.Order());
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Card_names_exactly_the_events_the_code_makes(string project)
    {
        var events = EventCatalog.ByWireName.Values.Select(type => type.Name).ToHashSet();
        var made = SourceOf(project).SelectMany(text => Made().Matches(text).Concat(MadeAndReturned().Matches(text)).Select(match => match.Groups[1].Value)).Where(events.Contains).ToHashSet();
        var named = CardsOf(project).SelectMany(card => card.Sends).Distinct().Select(name => EventCatalog.ByWireName[name].Name);

        Assert.Equal(named.Order(), made.Order());
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_node_has_a_page_of_at_most_forty_lines(string project)
    {
        var readme = Path.Combine(FolderOf(project), "README.md");

        Assert.True(File.Exists(readme), readme);
        Assert.InRange(File.ReadLines(readme).Count(), 10, 40);
    }

    private static IEnumerable<NodeCard> CardsOf(string project) => NodeCards.All.Where(card => card.Project == project);

    private static string FolderOf(string project) => Path.Combine("src", "Nodes", CardsOf(project).First().Area, project) is var folder ? Path.Combine(Checkout.Root, folder) : "";

    private static IEnumerable<string> SourceOf(string project) => Checkout.SourceFiles(Path.GetRelativePath(Checkout.Root, FolderOf(project))).Select(File.ReadAllText);

    [GeneratedRegex(@":\s*(?:[\w<>]+,\s*)?IHandle<(\w+)>")]
    private static partial Regex Handled();

    [GeneratedRegex(@"\bnew (\w+)\(")]
    private static partial Regex Made();

    [GeneratedRegex(@"\b(\w+) \w+\([^{};]*?\)\s*=>\s*new\(")]
    private static partial Regex MadeAndReturned();
}
