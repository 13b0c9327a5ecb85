using MlopsLab.Ingestion.Domain.Checks.Batch;

namespace MlopsLab.Ingestion.Tests.Batch;

public sealed class BatchDetectorTests
{
    private const int TrainRows = 20_000;
    private static readonly Lazy<(DetectorState State, (DateTimeOffset, ReadOnlyMemory<byte>)[] Next)> Trained = new(Train);

    public static TheoryData<string> Breaks => [.. Break.All.Select(how => how.Name)];

    [Theory]
    [MemberData(nameof(Breaks))]
    public void Calls_a_break_of_every_row_within_a_handful_of_rows_and_by_its_name(string name)
    {
        var how = Break.All.Single(known => known.Name == name);

        var found = Show(how, strength: 1, perBatch: 1);

        Assert.True(found is { Rows: <= 40 }, $"{name}: {found}");
        Assert.Equal((how.Field, how.Check), (found?.Found.Field, found?.Found.Check));
        Assert.NotEmpty(found?.Found.SuspectedChange ?? "");
    }

    [Theory]
    [InlineData("amount x 1000", 300)]
    [InlineData("amount renamed to amt", 200)]
    [InlineData("new level of channel", 200)]
    public void Calls_a_break_of_every_tenth_row(string name, int within)
    {
        var found = Show(Break.All.Single(known => known.Name == name), strength: 0.1, perBatch: 10);

        Assert.True(found?.Rows <= within, $"{name}: {found}");
        Assert.InRange(found?.Found.Share ?? 1, 0, 0.5);
    }

    [Theory]
    [InlineData(500, 5)]
    [InlineData(3, 25)]
    public void Calls_nothing_in_clean_rows_with_their_seasons_sprees_and_bursts(int perBatch, int fromDay)
    {
        var run = new DetectorRun(FraudRows.Scenario);

        var called = FraudRows.Of(seed: 21, towns: 4, fromDay).Take(60_000).Chunk(perBatch).Select(run.Show).FirstOrDefault(found => found is not null);

        Assert.Null(called);
    }

    [Fact]
    public void Calls_nothing_when_a_crowd_comes_that_nobody_knew()
    {
        var run = new DetectorRun(FraudRows.Scenario);
        var (few, usual, crowd) = (FraudRows.Of(seed: 7, towns: 4, fromDay: -54).Take(34_000), FraudRows.Of(seed: 7, towns: 20, fromDay: 3).Take(12_000), FraudRows.Of(seed: 7, towns: 200, fromDay: 7).Take(20_000));

        var called = few.Concat(usual).Concat(crowd).Chunk(50).Select(run.Show).FirstOrDefault(found => found is not null);

        Assert.Null(called);
    }

    [Fact]
    public void Judges_nothing_before_it_learnt_enough()
    {
        var run = new DetectorRun(FraudRows.Scenario);

        Assert.Null(run.Delay(FraudRows.Of(seed: 5, towns: 4), Break.All[0], strength: 1, perBatch: 50, limit: 400, new Random(1)));
        Assert.False(run.Detector.IsReady);
    }

    [Fact]
    public void Names_the_mapping_that_repairs_a_changed_unit() =>
        Assert.Equal("amount = amount / 1000", Show(Break.All[0], strength: 1, perBatch: 20)?.Found.Remedy);

    private static (int Rows, BatchBreak Found)? Show(Break how, double strength, int perBatch)
    {
        var run = new DetectorRun(FraudRows.Scenario);
        run.Load(Trained.Value.State);
        return run.Delay(Trained.Value.Next, how, strength, perBatch, limit: 1_000, new Random(3));
    }

    private static (DetectorState State, (DateTimeOffset, ReadOnlyMemory<byte>)[] Next) Train()
    {
        var run = new DetectorRun(FraudRows.Scenario);
        var rows = FraudRows.Of(seed: 5, towns: 4).Take(TrainRows + 1_000).ToArray();
        foreach (var batch in rows[..TrainRows].Chunk(500))
        {
            Assert.Null(run.Show(batch));
        }

        return (run.Save(), rows[TrainRows..]);
    }
}
