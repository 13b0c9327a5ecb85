using MlopsLab.Learning;
using MlopsLab.Registry.Domain.Gates;

namespace MlopsLab.Registry.Tests.Domain.Gates;

/// <summary>Each rule against drawn samples: as many rows as it asks for are enough as often as it says.</summary>
public sealed class SampleSizeTests
{
    private const double Confidence = 0.95;
    private const double Power = 0.8;

    [Fact]
    public void As_many_rows_as_asked_for_show_that_an_equal_model_is_not_worse()
    {
        var (margin, deviation, random) = (0.02, 0.3, new Random(1));
        var rows = SampleSize.Clearing(new(0, deviation / Math.Sqrt(400), 400), margin, Confidence, Power);

        var error = deviation / Math.Sqrt(rows);
        var shown = Share(4_000, () => OverallGate.Judge(Judged.Overall(margin: margin), new(error * Judged.Normal(random), error, rows), Confidence, Power, "x").Outcome == GateOutcome.Pass);

        Assert.InRange(shown, 0.78, 0.82);
    }

    [Fact]
    public void A_model_that_is_worse_by_the_margin_passes_as_seldom_as_the_confidence_says()
    {
        var (margin, error, random) = (0.02, 0.01, new Random(2));

        var passed = Share(4_000, () => OverallGate.Judge(Judged.Overall(margin: margin), new(-margin + (error * Judged.Normal(random)), error, 900), Confidence, Power, "x").Outcome == GateOutcome.Pass);

        Assert.InRange(passed, 0.015, 0.035);
    }

    [Fact]
    public void As_many_rows_as_asked_for_show_that_an_area_is_above_its_floor()
    {
        // The classes lie √2·z(0.75) apart, so that the area is 0.75.
        var rows = SampleSize.OfAuc(0.75, 0.3, 0.05, Confidence, Power);
        var random = new Random(3);

        var shown = Share(300, () =>
        {
            float[] labels = [.. Enumerable.Range(0, (int)rows).Select(row => row < rows * 0.3 ? 1f : 0f)];
            double[] scores = [.. labels.Select(label => (0.9539 * label) + Judged.Normal(random))];
            return DeLong.Auc(scores, labels).Low >= 0.70;
        });

        Assert.InRange(shown, 0.70, 0.90);
    }

    [Fact]
    public void As_many_rows_as_asked_for_show_that_perfect_scores_are_calibrated()
    {
        var (first, limit) = (CalibrationError.Of(Perfect(500, new Random(4)).Scores, Perfect(500, new Random(4)).Labels), 0.05);
        var (rows, random) = ((int)first.RowsFor(limit, Confidence, Power), new Random(5));

        var shown = Share(200, () => Perfect(rows, random) is var drawn && CalibrationError.Of(drawn.Scores, drawn.Labels).Interval(Confidence).High <= limit);

        Assert.InRange(shown, 0.75, 1);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    public void The_interval_of_a_calibration_error_holds_the_true_one(double off)
    {
        var random = new Random(6);

        var held = Share(300, () => Perfect(400, random, off) is var drawn && CalibrationError.Of(drawn.Scores, drawn.Labels).Interval(Confidence) is var found && found.Low <= off && off <= found.High);

        Assert.InRange(held, 0.95, 1);
    }

    [Theory]
    [InlineData(0.01, 368)]
    [InlineData(0.05, 72)]
    public void Without_a_single_failure_the_asked_for_trials_are_just_enough(double share, long trials)
    {
        Assert.Equal(trials, SampleSize.WithoutFailure(share, Confidence));
        Assert.True(Shares.Of(0, trials, Confidence).High <= share);
        Assert.True(Shares.Of(0, trials - 1, Confidence).High > share);
    }

    [Fact]
    public void Many_slices_at_their_floor_fail_together_no_oftener_than_one()
    {
        var random = new Random(8);

        var failed = Share(200, () => SliceGate.Judge(Judged.Slices(floor: 0.5), Guessing(random), Confidence, Power).Outcome == GateOutcome.Fail);

        Assert.InRange(failed, 0, 0.06);
    }

    [Fact]
    public void The_exact_interval_of_a_share_is_the_published_one()
    {
        var found = Shares.Of(4, 20, Confidence);

        Assert.Equal((0.2, 0.0573, 0.4366), (found.Value, Math.Round(found.Low, 4), Math.Round(found.High, 4)));
    }

    private static JudgedRows Guessing(Random random)
    {
        const int Count = 400;
        var rows = Judged.Rows(Count, seed: random.Next());
        var slices = Enumerable.Range(0, 8).Select(slice => new TestSlice($"s{slice}", [.. Enumerable.Range(0, Count).Select(row => row % 8 == slice)]));
        return new(rows with { Slices = [.. slices] }, [.. Enumerable.Range(0, Count).Select(_ => random.NextDouble())], 0.5);
    }

    private static (double[] Scores, float[] Labels) Perfect(int rows, Random random, double off = 0)
    {
        double[] truth = [.. Enumerable.Range(0, rows).Select(_ => 0.05 + (0.6 * random.NextDouble()))];
        return ([.. truth.Select(chance => chance + off)], [.. truth.Select(chance => random.NextDouble() < chance ? 1f : 0f)]);
    }

    private static double Share(int rounds, Func<bool> holds) => (double)Enumerable.Range(0, rounds).Count(_ => holds()) / rounds;
}
