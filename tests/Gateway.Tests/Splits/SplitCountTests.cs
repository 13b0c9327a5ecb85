using MlopsLab.Gateway.Domain;
using MlopsLab.Gateway.Splits;

namespace MlopsLab.Gateway.Tests.Splits;

public sealed class SplitCountTests
{
    [Fact]
    public void An_entity_counts_once_by_its_first_answer()
    {
        var count = new SplitCount(1, 0.5);
        count.Saw("a", Target.Canary);
        count.Saw("a", Target.Stable);
        count.Saw("b", Target.Rules);

        Assert.Equal((2, 1), (count.Entities, count.CanaryEntities));
    }

    [Fact]
    public void What_the_split_itself_chooses_is_no_mismatch()
    {
        var (route, count) = (ModelRoute.New("pay") with { CanaryWeight = 0.1, Salt = "s" }, new SplitCount(1, 0.1));
        for (var number = 0; number < 20_000; number++)
        {
            count.Saw($"c-{number}", Split.Choose(route, $"c-{number}"));
        }

        Assert.True(count.LogEvidence < 2);
    }

    [Fact]
    public void It_stops_to_count_where_more_would_only_cost_memory()
    {
        var count = new SplitCount(1, 0.5);
        for (var number = 0; number < SplitCount.MostEntities + 1_000; number++)
        {
            count.Saw($"c-{number}", Target.Stable);
        }

        Assert.Equal(SplitCount.MostEntities, count.Entities);
    }
}
