using MlopsLab.Inference.Domain.Batching;
using MlopsLab.Inference.Telemetry;
using MlopsLab.Learning;

namespace MlopsLab.Inference.Tests.Batching;

/// <summary>A model whose slow rows take until the test lets them go, so that it is known who waits.</summary>
public sealed class BatchLaneTests
{
    private static readonly InjectedFault Slow = new(FaultKind.Slow, 0.5, 1_000);
    private static readonly Scorer Model = Scorer.For(Artifacts.Of(0.25, Slow));
    private static readonly double[][] SlowRows = [.. Rows(struck: true).Take(4)];
    private static readonly double[][] QuickRows = [.. Rows(struck: false).Take(10)];

    private readonly HeldClock clock = new();
    private readonly VersionTally tally = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lone_request_is_scored_at_once_on_its_own_thread_without_a_timer()
    {
        var (lane, scores) = (Lane(), new double[1]);

        var answer = lane.ScoreAsync(QuickRows[0], scores, 1, Ct);

        Assert.True(answer.IsCompletedSuccessfully);
        Assert.NotNull(await answer);
        Assert.Equal((Model.Score(QuickRows[0]), false), (scores[0], clock.HasWaits));
        Assert.Equal([1], tally.Sizes.Select(size => size.Size));
    }

    [Fact]
    public async Task Those_who_wait_are_scored_together_and_get_the_bits_they_get_alone()
    {
        var lane = Lane();
        var first = ScoreAsync(lane, SlowRows[0]);
        var letGo = await clock.NextWaitAsync(Ct);
        var others = QuickRows.Take(5).Select(row => ScoreAsync(lane, row)).ToArray();
        letGo();

        Assert.Equal(Model.Score(SlowRows[0]), await first);
        Assert.Equal(QuickRows.Take(5).Select(row => (double?)Model.Score(row)), await Task.WhenAll(others));
        Assert.Equal([(1, 1L), (5, 1L)], tally.Sizes.Select(size => (size.Size, size.Took.Count)));
        Assert.Equal((2, 6), (tally.Executions, tally.Rows));
    }

    [Fact]
    public async Task A_batch_holds_no_more_rows_than_allowed()
    {
        var lane = Lane(new() { Enabled = true, MaxRows = 4, Runs = 1 });
        var first = ScoreAsync(lane, SlowRows[0]);
        var letGo = await clock.NextWaitAsync(Ct);
        var others = QuickRows.Select(row => ScoreAsync(lane, row)).ToArray();
        letGo();
        await Task.WhenAll([first, .. others]);

        Assert.Equal([1, 2, 4], tally.Sizes.Select(size => size.Size));
    }

    [Fact]
    public async Task Who_runs_out_of_time_during_a_batch_is_told_at_once_and_its_companions_get_their_scores()
    {
        var lane = Lane();
        var first = ScoreAsync(lane, SlowRows[0]);
        var letGo = await clock.NextWaitAsync(Ct);
        using var deadline = new CancellationTokenSource();
        var late = ScoreAsync(lane, QuickRows[0], deadline: deadline);
        var companion = ScoreAsync(lane, SlowRows[1]);
        letGo();
        var letBatchGo = await clock.NextWaitAsync(Ct);
        await deadline.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => late);
        Assert.False(companion.IsCompleted);
        letBatchGo();
        Assert.Equal(Model.Score(SlowRows[1]), await companion);
        await first;
    }

    [Fact]
    public async Task The_more_urgent_go_first()
    {
        var lane = Lane(new() { Enabled = true, MaxRows = 1, Runs = 1 });
        var first = ScoreAsync(lane, SlowRows[0]);
        var letGo = await clock.NextWaitAsync(Ct);
        var patient = ScoreAsync(lane, SlowRows[1], line: 2);
        var urgent = ScoreAsync(lane, SlowRows[2], line: 0);
        letGo();
        (await clock.NextWaitAsync(Ct))();
        await urgent;

        Assert.False(patient.IsCompleted);
        (await clock.NextWaitAsync(Ct))();
        await Task.WhenAll(first, patient);
    }

    [Fact]
    public async Task Who_finds_no_place_is_refused_at_once_unless_more_urgent()
    {
        var lane = Lane(room: 1);
        var first = ScoreAsync(lane, SlowRows[0]);
        var letGo = await clock.NextWaitAsync(Ct);
        var patient = ScoreAsync(lane, QuickRows[0], line: 1);

        Assert.Null(await ScoreAsync(lane, QuickRows[1], line: 1));
        var urgent = ScoreAsync(lane, QuickRows[2], line: 0);
        Assert.Null(await patient);
        letGo();
        Assert.Equal(Model.Score(QuickRows[2]), await urgent);
        await first;
    }

    private static IEnumerable<double[]> Rows(bool struck) =>
        Enumerable.Range(0, 100).Select(a => new double[] { a, a % 2 }).Where(row => Slow.Strikes(row) == struck);

    private static async Task<double?> ScoreAsync(BatchLane lane, double[] row, int line = 1, CancellationTokenSource? deadline = null)
    {
        var scores = new double[1];
        return await lane.ScoreAsync(row, scores, line, deadline?.Token ?? Ct) is null ? null : scores[0];
    }

    private BatchLane Lane(BatchingOptions? options = null, int room = 100) =>
        new(Model, tally, options ?? new() { Enabled = true, Runs = 1 }, room, clock);
}
