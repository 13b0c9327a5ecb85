using System.Globalization;
using MlopsLab.Traffic.Domain.Switches;
using MlopsLab.Traffic.Domain.World;
using MlopsLab.Traffic.Domain.World.Episodes;

namespace MlopsLab.Traffic.Tests.World;

/// <summary>The page says what the code does; <c>LAB_WRITE_DOCS=1</c> writes its generated part anew.</summary>
public sealed class PageTests
{
    private const string From = "<!-- generated: worlds -->\n";
    private const string To = "<!-- end -->";

    private static readonly string Page = Path.Combine(Repository.Root, "docs", "handbook", "fraud-world.md");

    public static TheoryData<string> Fraud => [.. EpisodePattern.All.Where(pattern => pattern.Reporting is not null).Select(pattern => pattern.Name)];

    [Fact]
    public void Lists_every_world_with_what_it_does_and_what_its_strength_means()
    {
        var text = File.ReadAllText(Page);
        var (from, to) = (text.IndexOf(From, StringComparison.Ordinal) + From.Length, text.IndexOf(To, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("LAB_WRITE_DOCS") == "1")
        {
            text = text[..from] + Table() + text[to..];
            File.WriteAllText(Page, text);
            to = from + Table().Length;
        }

        Assert.Equal(Table(), text[from..to]);
    }

    [Theory]
    [MemberData(nameof(Fraud))]
    public void Lists_every_pattern_with_its_rates(string name)
    {
        var pattern = EpisodePattern.All.Single(one => one.Name == name);
        var row = File.ReadLines(Page).SingleOrDefault(line => line.StartsWith($"| {name} |", StringComparison.Ordinal)) ?? "";

        Assert.StartsWith(Invariant($"| {name} | {pattern.EpisodesPerTownDay} |"), row);
        Assert.EndsWith(Invariant($"| {100 * pattern.Reporting:0} % | {100 * pattern.Reversal:0} % |"), row);
    }

    [Fact]
    public void Names_every_honest_occasion_and_every_holiday()
    {
        var text = File.ReadAllText(Page);

        Assert.All(EpisodePattern.All, pattern => Assert.Contains(pattern.Name, text));
        Assert.All(Holidays.All, holiday => Assert.Contains(Invariant($"{holiday.Name} {holiday.Factor}"), text));
    }

    private static string Table() => "| world | what happens | what strength s means | variants, fields (the first is the usual one) |\n|---|---|---|---|\n"
        + string.Concat(WorldList.All.Select(world => $"| {world.Card.Name} | {world.Card.Does} | {world.Card.Strength} | {Variants(world.Card)} |\n"));

    private static string Variants(WorldCard card) => string.Join("; ", card.Variants.Select(variant => variant.Fields.Count == 0 ? variant.Name : $"{variant.Name}: {string.Join(", ", variant.Fields)}"));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
