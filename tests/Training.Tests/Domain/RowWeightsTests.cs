using MlopsLab.Learning;
using MlopsLab.Training.Domain;

namespace MlopsLab.Training.Tests.Domain;

public sealed class RowWeightsTests
{
    [Fact]
    public void Rows_younger_than_the_delay_of_nine_in_ten_labels_are_left_out()
    {
        var set = Set(days: 100, row => 1 + (row % 10));

        var cut = RowWeights.Apply(set, Config(MaturityMode.Cut), minRows: 20);

        Assert.Equal(9, cut.Report.Delay90Days);
        Assert.All(cut.Times, time => Assert.True(time <= cut.Report.AsOf - TimeSpan.FromDays(9)));
        Assert.Equal((set.Data.Rows, true), (cut.Data.Rows + cut.Report.LeftOut, cut.Report.LeftOut > 0));
        Assert.Equal((cut.Data.Rows, cut.Data.Rows), (cut.Costs.Count, cut.Times.Count));
    }

    [Fact]
    public void A_young_row_counts_for_those_whose_label_is_still_to_come()
    {
        var weighed = RowWeights.Apply(Set(days: 100, row => 1 + (row % 10)), Config(MaturityMode.Weight), minRows: 20);

        Assert.Equal(1, weighed.Data.Weight(0));
        Assert.InRange(weighed.Data.Weight(weighed.Data.Rows - 1), 1.8, 2.2);
        Assert.InRange(weighed.Report.LargestWeight, 1.8, 2.2);
    }

    [Fact]
    public void Explored_rows_count_for_the_stopped_ones_like_them()
    {
        var set = Set(days: 11, _ => 1) with { Propensities = [.. Enumerable.Range(0, 10).Select(row => row == 3 ? 0.05f : 1f)] };

        var weighed = RowWeights.Apply(set, Config(MaturityMode.Off, PropensityMode.Weight), minRows: 1);

        Assert.Equal((20f, 1f, 1), (weighed.Data.Weight(3), weighed.Data.Weight(4), weighed.Report.Explored));
    }

    [Fact]
    public void Weighted_rows_find_the_rate_that_stopping_hid_and_unweighted_ones_do_not()
    {
        const double Chance = 0.05;
        var random = new Random(3);
        var all = Enumerable.Range(0, 60_000).Select(_ => (Risky: random.NextDouble() < 0.2, Draw: random.NextDouble(), Luck: random.NextDouble()))
            .Select(row => (row.Risky, Bad: row.Draw < (row.Risky ? 0.6 : 0.02), Told: !row.Risky || row.Luck < Chance)).ToList();
        var told = all.Where(row => row.Told).ToList();
        var start = DateTimeOffset.UnixEpoch;
        var data = new Dataset([new("x", FeatureKind.Number)], [.. told.Select(_ => 0.0)], [.. told.Select(row => row.Bad ? 1f : 0f)]);
        var set = new TrainingSet("v", data, [.. told.Select((_, row) => start.AddSeconds(row))], [.. told.Select(_ => new MistakeCosts(1, 1))])
        {
            Propensities = [.. told.Select(row => row.Risky ? (float)Chance : 1f)],
        };

        var weighed = RowWeights.Apply(set, Config(MaturityMode.Off, PropensityMode.Weight), minRows: 1);

        var truth = all.Average(row => row.Bad ? 1.0 : 0);
        Assert.Equal(truth, weighed.Report.PositiveRate, 0.015);
        Assert.True(told.Average(row => row.Bad ? 1.0 : 0) < truth / 3);
        Assert.InRange(weighed.Report.EffectiveRows, 1, told.Count / 2.0);
        Assert.Contains("tell as much as", weighed.Report.Words[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_done_is_said()
    {
        var off = RowWeights.Apply(Set(days: 100, _ => 20), Config(MaturityMode.Off), minRows: 1);
        var silent = RowWeights.Apply(Set(days: 10, _ => 1) with { Known = [] }, Config(MaturityMode.Cut), minRows: 1);

        Assert.Contains("count like all others (maturity=off)", off.Report.Words[0], StringComparison.Ordinal);
        Assert.Contains("don't say when their labels became known", silent.Report.Words[0], StringComparison.Ordinal);
        Assert.Contains("(propensity=off)", off.Report.Words[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_rows_that_are_old_enough_are_refused_with_the_other_ways()
    {
        var set = Set(days: 40, _ => 20);

        Assert.Contains("maturity=weight or maturity=off", Assert.Throws<RunRefusedException>(() => RowWeights.Apply(set, Config(MaturityMode.Cut), minRows: 30)).Message, StringComparison.Ordinal);
    }

    private static RunConfig Config(string maturity, string propensity = PropensityMode.Off) => new(CalibrationKind.None, 0.1, 0.25, maturity, propensity, 1);

    /// <summary>One row a day, of which those are there whose label came within the days.</summary>
    private static TrainingSet Set(int days, Func<int, int> delay)
    {
        int[] rows = [.. Enumerable.Range(0, days).Where(row => row + delay(row) <= days)];
        DateTimeOffset[] times = [.. rows.Select(row => DateTimeOffset.UnixEpoch.AddDays(row))];
        var data = new Dataset([new("x", FeatureKind.Number)], new double[rows.Length], [.. rows.Select(row => row % 2f)]);
        return new("v", data, times, [.. rows.Select(_ => new MistakeCosts(1, 1))]) { Known = [.. rows.Select(row => DateTimeOffset.UnixEpoch.AddDays(row + delay(row)))] };
    }
}
