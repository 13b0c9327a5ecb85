using MlopsLab.Learning.Scoring;

namespace MlopsLab.Learning.Tests;

public sealed class BitTreesTests
{
    [Theory]
    [InlineData(1, 3, false)]
    [InlineData(2, 40, false)]
    [InlineData(3, 300, false)]
    [InlineData(4, 3, true)]
    public void Masks_find_the_leaves_that_walking_finds_alone_and_sixteen_at_a_time(int seed, int levels, bool single)
    {
        var forest = new RandomForest(seed, levels);
        var body = forest.Body(trees: 60, single);
        var masks = BitTreesBuilder.Build(forest.Inputs, body);
        var rows = forest.Rows(200, body);
        var (walked, together) = (new double[200], new double[200]);
        FlatTrees.Of(forest.Inputs, body).Score(rows, walked);

        Assert.NotNull(masks);
        masks.Score(rows, together);
        Assert.Equal(walked, together);
        Assert.All(Enumerable.Range(0, 200), row => Assert.Equal(walked[row], masks.Score(rows.AsSpan(row * 4, 4))));
    }

    [Fact]
    public void Trees_that_masks_cannot_hold_are_walked()
    {
        var forest = new RandomForest(5, 3);
        var precise = new TreesBody(0, [new Tree([new(0, 0.1, null, false, ~0, ~1)], [1, 2])]);

        Assert.Null(BitTreesBuilder.Build(forest.Inputs, precise));
        Assert.Null(BitTreesBuilder.Build(forest.Inputs, forest.Body(trees: 1, single: false, leaves: 33)));
        Assert.Null(BitTreesBuilder.Build(forest.Inputs, forest.Body(trees: 513, single: false, leaves: 2)));
    }
}
