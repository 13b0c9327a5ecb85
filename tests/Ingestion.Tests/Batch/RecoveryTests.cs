namespace MlopsLab.Ingestion.Tests.Batch;

public sealed class RecoveryTests
{
    [Theory]
    [InlineData("amount x 1000")]
    [InlineData("amount renamed to amt")]
    [InlineData("ages swapped")]
    [InlineData("amount constant")]
    public void Disbelieves_a_break_of_every_row_within_two_hundred_clean_rows(string name)
    {
        var run = new DetectorRun(FraudRows.Scenario);
        var rows = FraudRows.Of(seed: 5, towns: 4).Take(5_000).ToArray();
        foreach (var batch in rows[..4_000].Chunk(500))
        {
            run.Show(batch);
        }

        var found = run.Delay(rows[4_000..4_200], Break.All.Single(how => how.Name == name), strength: 1, perBatch: 20, limit: 200, new Random(1));
        Assert.NotNull(found);
        run.Show(rows[4_200..4_400]);

        Assert.Equal([], run.Detector.Tests.Where(test => test.Evidence.Stands).Select(test => $"{test.Key} {test.Evidence.Sum}"));
    }
}
