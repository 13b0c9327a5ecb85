using MlopsLab.Learning.Numerics;
using MlopsLab.Learning.Trees;

namespace MlopsLab.Learning.Tests;

public sealed class BoostingTests
{
    private static readonly (string, string)[] Everything =
    [
        ("trees", "30"), ("leaves", "20"), ("rowShare", "0.7"), ("columnShare", "0.7"), ("earlyStopping", "10"), ("l1", "0.1"), ("positiveWeight", "2"),
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Any_number_of_threads_gives_the_same_bits(bool everything)
    {
        var data = Tables.Payments(30_000);
        string[] hashes = [.. new[] { 1, 2, 3, 5 }.Select(threads =>
            Tables.Artifact(new GbdtLearner(threads), data, null, everything ? Everything : [("trees", "30")]).Hash)];

        Assert.Single(hashes.Distinct());
    }

    [Fact]
    public void Every_machine_gives_the_same_bits()
    {
        // Seen on x64 with and without AVX-512 (DOTNET_EnableAVX512=0, DOTNET_EnableAVX2=0).
        var body = (TreesBody)Tables.Artifact(new GbdtLearner(), Tables.Payments(5_000), null, Everything).Body;
        var leaves = body.Trees.SelectMany(tree => tree.Leaves).Aggregate(0L, (sum, leaf) => (sum * 31) + BitConverter.DoubleToInt64Bits(leaf));

        Assert.Equal(-3744542100888021133, leaves);
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(1)]
    public void Rows_that_only_watch_have_the_bits_that_the_scorer_gives_them(double share)
    {
        var data = Tables.Payments(5_000);
        using var crew = new Crew(2);
        var boosting = new Boosting(data, 1_000, GbdtOptions.From(LearnerSettings.DefaultsOf(new GbdtLearner())) with { RowShare = share }, crew);
        for (var tree = 0; tree < 20; tree++)
        {
            boosting.AddTree();
        }

        var artifact = Tables.Small() with { Body = new TreesBody(boosting.Start, boosting.Trees) };
        double[] held = [.. boosting.Held.ToArray().Select(Sigmoid.Of)];
        Assert.Equal(held, Tables.Scores(artifact, data.Slice(4_000, 1_000)));
    }

    [Fact]
    public void A_crew_passes_on_what_a_helper_threw_and_goes_on_working()
    {
        using var crew = new Crew(2);
        using var both = new Barrier(2);
        var problem = Assert.Throws<InvalidOperationException>(() => crew.Run(member =>
        {
            both.SignalAndWait(TestContext.Current.CancellationToken);
            _ = member == 1 ? throw new FormatException("broken") : 0;
        }));
        var sum = 0;
        crew.Share(1_000, 7, (_, start, count) => Interlocked.Add(ref sum, Enumerable.Range(start, count).Sum()));

        Assert.IsType<FormatException>(problem.InnerException);
        Assert.Equal(499_500, sum);
    }
}
