using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace MlopsLab.Learning.Tests;

public sealed class CalibrationTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Scores_that_are_too_sure_become_probabilities(bool isotonic)
    {
        var (scores, labels) = TooSure(20_000);
        var calibration = Fit(isotonic, scores, labels);
        double[] calibrated = [.. scores.Select(calibration.Of)];

        Assert.True(Reliability.Of(scores, labels).Ece > 0.05);
        Assert.True(Reliability.Of(calibrated, labels).Ece < 0.015);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_higher_score_never_gets_a_lower_probability(bool isotonic)
    {
        Prop.ForAll<(byte, bool)[]>(rows =>
        {
            double[] scores = [.. rows.Select(row => row.Item1 / 255.0)];
            float[] labels = [.. rows.Select(row => row.Item2 ? 1f : 0f)];
            var calibration = rows.Length == 0 ? new PlattCalibration(1, 0) : Fit(isotonic, scores, labels);
            double[] all = [.. Enumerable.Range(0, 101).Select(i => calibration.Of(i / 100.0))];

            return all.SequenceEqual(all.Order()) && all.All(p => p is >= 0 and <= 1);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Isotonic_pools_what_is_out_of_order()
    {
        var calibration = IsotonicCalibration.Fit([0.1, 0.2, 0.3, 0.4, 0.5], [0, 1, 0, 1, 1]);

        Assert.Equal([0.1, 0.2, 0.3, 0.4, 0.5], calibration.Scores);
        Assert.Equal([0, 0.5, 0.5, 1, 1], calibration.Rates);
        Assert.Equal(0.75, calibration.Of(0.35), 12);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_artifact_carries_its_calibration(bool isotonic)
    {
        var (scores, labels) = TooSure(500);
        var artifact = Tables.Small() with { Calibration = Fit(isotonic, scores, labels) };
        var read = ModelArtifact.Read(artifact.ToBytes()).Artifact;

        Assert.NotNull(read);
        Assert.Equal(artifact.ToBytes(), read.ToBytes());
        Assert.Equal(Tables.Scores(artifact, Tables.Payments(50)), Tables.Scores(read, Tables.Payments(50)));
        Assert.NotEqual(Tables.Scores(Tables.Small(), Tables.Payments(50)), Tables.Scores(read, Tables.Payments(50)));
    }

    [Theory]
    [InlineData("\"rates\":[0,", "\"rates\":[1,", "both ascending")]
    [InlineData("\"scores\":[", "\"scores\":[-1,", "as many rates as scores")]
    [InlineData("\"kind\":\"isotonic\"", "\"kind\":\"spline\"", "neither platt nor isotonic")]
    public void A_broken_calibration_is_refused(string part, string replacement, string reason)
    {
        var artifact = Tables.Small() with { Calibration = new IsotonicCalibration([0.1, 0.5], [0, 0.5]) };
        var document = Encoding.UTF8.GetString(artifact.ToBytes());

        Assert.Contains(part, document);
        Assert.Contains(reason, ModelArtifact.Read(Encoding.UTF8.GetBytes(document.Replace(part, replacement))).Refusal);
    }

    private static Calibration Fit(bool isotonic, double[] scores, float[] labels) =>
        isotonic ? IsotonicCalibration.Fit(scores, labels) : PlattCalibration.Fit(scores, labels);

    /// <summary>The log-odds of each score are twice what they should be.</summary>
    private static (double[] Scores, float[] Labels) TooSure(int rows)
    {
        var random = new Random(5);
        double[] z = [.. Enumerable.Range(0, rows).Select(_ => (random.NextDouble() * 6) - 4)];
        return ([.. z.Select(value => 1 / (1 + Math.Exp(-2 * value)))], [.. z.Select(value => random.NextDouble() < 1 / (1 + Math.Exp(-value)) ? 1f : 0f)]);
    }
}
