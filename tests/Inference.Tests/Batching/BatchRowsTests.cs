using MlopsLab.Inference.Domain.Batching;
using MlopsLab.Learning;

namespace MlopsLab.Inference.Tests.Batching;

public sealed class BatchRowsTests
{
    private static readonly InjectedFault Poison = new(FaultKind.Throw, 0.3, 0);

    [Fact]
    public async Task Poison_fails_its_own_request_and_the_others_get_the_scores_they_get_alone()
    {
        var scorer = Scorer.For(Artifacts.Of(0.25, Poison));
        var requests = Enumerable.Range(0, 40).Select(a => (Values: new double[] { a, a % 2 }, Scores: new double[1])).ToArray();
        var waiters = requests.Select(request => new BatchWaiter(request.Values, request.Scores)).ToList();
        using var batch = new BatchRows(scorer, waiters);
        var ran = 0;

        Assert.False(batch.TryScore(1));
        batch.ScoreEach(1, rows => ran += rows);

        var struck = requests.Count(request => Poison.Strikes(request.Values));
        Assert.Equal((40 - struck, true), (ran, struck is > 0 and < 40));
        foreach (var (request, waiter) in requests.Zip(waiters))
        {
            var alone = await Record.ExceptionAsync(() => Task.FromResult(scorer.Score(request.Values)));
            Assert.Equal(alone?.GetType(), (await Record.ExceptionAsync(() => waiter.Task))?.GetType());
            Assert.Equal(alone is null ? scorer.Score(request.Values) : 0, request.Scores[0]);
        }
    }

    [Fact]
    public void A_caller_that_left_is_not_scored_and_its_buffers_are_left_alone()
    {
        double[] mine = [9];
        var left = new BatchWaiter(new double[] { 1, 0 }, mine);
        left.Cancel(new CancellationToken(canceled: true));
        double[] other = [9];
        using var batch = new BatchRows(Scorer.For(Artifacts.Of(0)), [left, new BatchWaiter(new double[] { 2, 1 }, other)]);

        Assert.True(batch.TryScore(1));

        Assert.Equal((1, 9, Artifacts.Score(0, 2, 1)), (batch.Rows, mine[0], other[0]));
    }

    [Fact]
    public void A_caller_that_leaves_during_the_run_finds_its_buffers_untouched()
    {
        double[] mine = [9];
        var leaves = new BatchWaiter(new double[] { 1, 0 }, mine);
        using var batch = new BatchRows(Scorer.For(Artifacts.Of(0)), [leaves]);
        leaves.Cancel(new CancellationToken(canceled: true));

        Assert.True(batch.TryScore(1));

        Assert.Equal([9], mine);
    }
}
