namespace MlopsLab.Statistics.Tests;

public sealed class FrequentLevelsTests
{
    [Fact]
    public void Few_levels_are_counted_exactly()
    {
        var levels = Of(["b", "a", "b", "c", "b", "a"]);

        Assert.Equal([new("b", 3), new("a", 2), new("c", 1)], levels.Top);
        Assert.Equal(0, levels.Missed);
    }

    [Fact]
    public void A_frequent_level_is_kept_among_many_rare_ones_and_is_off_by_no_more_than_is_said()
    {
        var levels = Of(Enumerable.Range(0, 10_000).Select(number => number % 4 == 0 ? "often" : $"once-{number}"));
        var often = levels.Top[0];

        Assert.Equal("often", often.Key);
        Assert.InRange(often.Value, 2_500 - levels.Missed, 2_500);
        Assert.InRange(levels.Missed, 1, 10_000 / 65);
    }

    [Fact]
    public void Merged_parts_keep_the_bound()
    {
        var merged = Of(Enumerable.Range(0, 5_000).Select(number => number % 3 == 0 ? "often" : $"x{number}"));
        merged.Merge(Of(Enumerable.Range(0, 5_000).Select(number => number % 2 == 0 ? "often" : $"y{number}")));

        Assert.Equal("often", merged.Top[0].Key);
        Assert.InRange(merged.Top[0].Value, 4_167 - merged.Missed, 4_167);
        Assert.InRange(merged.Missed, 1, 10_000 / 65);
    }

    [Fact]
    public void Reads_back_what_it_said()
    {
        var levels = Of(["b", "a", "b"]);

        Assert.Equal(levels.Top, FrequentLevels.Of(levels.Top, levels.Missed).Top);
    }

    private static FrequentLevels Of(IEnumerable<string> values)
    {
        var levels = new FrequentLevels();
        foreach (var value in values)
        {
            levels.Add(value);
        }

        return levels;
    }
}
