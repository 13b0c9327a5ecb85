using MlopsLab.Ingestion.Domain.Checks.Batch;
using MlopsLab.Ingestion.Domain.Contracts;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Tests.Batch;

public sealed class ChangedContractTests
{
    private static readonly string Yaml = File.ReadAllText(Path.Combine(Repository.ScenariosFolder, "fraud", "scenario.yaml"));

    [Theory]
    [InlineData("unit: EUR", "unit: ct", 0)]
    [InlineData("max: 50000", "max: 60000", 1)]
    [InlineData("min: 0.01", "nullable: true, min: 0.01", 0)]
    public void What_was_learnt_of_a_field_holds_until_its_values_mean_something_else(string old, string now, int kept)
    {
        var changed = Changed(old, now);

        var state = Trained().Save().For(FraudRows.Scenario.Fields, changed.Fields);

        Assert.Equal(kept, state.Columns.Count(column => column.Name == "amount"));
        Assert.Equal(FraudRows.Scenario.Fields.Count - 1, state.Columns.Count(column => column.Name != "amount"));
    }

    [Fact]
    public void A_field_that_begins_anew_calls_nothing_until_it_taught_enough_and_the_others_are_watched_on()
    {
        var run = new DetectorRun(Changed("unit: EUR, min: 0.01, max: 50000", "unit: mEUR, min: 0.01, max: 50000000"));
        run.Detector.Load(Trained().Save().For(FraudRows.Scenario.Fields, run.Detector.Columns.Select(column => column.Field).ToArray()));
        var rows = FraudRows.Of(seed: 9, towns: 4).Take(3_000).ToArray();

        var thousandfold = run.Delay(rows[..400], Break.All.Single(how => how.Name == "amount x 1000"), strength: 1, perBatch: 20, limit: 400, new Random(1));
        var swapped = run.Delay(rows[400..800], Break.All.Single(how => how.Name == "ages swapped"), strength: 1, perBatch: 20, limit: 400, new Random(1));

        Assert.Null(thousandfold);
        Assert.Equal("swapped", swapped?.Found.Check);
    }

    [Theory]
    [InlineData("range:amount", "max: 50000", "max: 90000", 0, true)]
    [InlineData("range:amount", "max: 50000", "max: 90000", 0.1, false)]
    [InlineData("unit-change:amount:1000", "max: 50000", "max: 90000", 0, false)]
    [InlineData("unit-change:amount:1000", "unit: EUR", "unit: ct", 0, true)]
    [InlineData("presence:amount", "min: 0.01", "nullable: true, min: 0.01", 0, true)]
    [InlineData("presence:amount", "amount", "amt", 0, true)]
    [InlineData("range:amount", "max: 20040", "max: 30000", 0, false)]
    [InlineData("range:amount", "What is paid", "What is paid by card", 0, false)]
    public void Only_a_change_of_the_broken_field_that_its_rows_keep_ends_a_hold(string key, string old, string now, double refused, bool ends)
    {
        var broken = new BatchBreak(key, "amount", key.Split(':')[0], "", "", [], 1, null);

        Assert.Equal(ends, ContractRepair.Repairs(broken, DataContract.Of(FraudRows.Scenario), DataContract.Of(Changed(old, now)), refused));
    }

    private static BatchDetector Trained()
    {
        var run = new DetectorRun(FraudRows.Scenario);
        foreach (var batch in FraudRows.Of(seed: 5, towns: 4).Take(4_000).Chunk(500))
        {
            run.Show(batch);
        }

        return run.Detector;
    }

    private static Scenario Changed(string old, string now) =>
        ScenarioFile.Parse(Yaml.Replace(old, now, StringComparison.Ordinal)).Scenario ?? throw new InvalidOperationException("The change is not valid.");
}
