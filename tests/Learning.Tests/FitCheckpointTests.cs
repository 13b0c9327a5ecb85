using MlopsLab.Learning.Trees;

namespace MlopsLab.Learning.Tests;

public sealed class FitCheckpointTests
{
    private static readonly Dataset Data = Tables.Payments(3_000);

    [Theory]
    [InlineData(7, "earlyStopping=0", "rowShare=1")]
    [InlineData(7, "earlyStopping=0", "rowShare=0.7")]
    [InlineData(9, "earlyStopping=4", "refit=0")]
    [InlineData(9, "earlyStopping=4", "refit=1")]
    [InlineData(-2, "earlyStopping=4", "refit=1")]
    public void A_fit_that_ended_in_its_middle_goes_on_to_the_same_model(int ends, params string[] settings)
    {
        var (whole, all) = Fit(null, int.MaxValue, settings);
        var last = Ended(ends > 0 ? ends : all.Count + ends, settings);

        var (resumed, rest) = Fit(last, int.MaxValue, settings);

        Assert.Equal(Bytes(whole), Bytes(resumed));
        Assert.Equal(all.Count - (ends > 0 ? ends : all.Count + ends), rest.Count);
    }

    [Fact]
    public void A_state_of_other_rows_or_half_a_one_is_ignored()
    {
        var last = Ended(5, ["earlyStopping=0"]);
        var (whole, all) = Fit(null, int.MaxValue, ["earlyStopping=0"]);

        var (half, steps) = Fit(last[..^9], int.MaxValue, ["earlyStopping=0"]);

        Assert.Equal((Bytes(whole), all.Count), (Bytes(half), steps.Count));
        Assert.Null(FitState.Read(last, Data.Rows + 1));
    }

    /// <summary>The state kept after the last of so many trees.</summary>
    private static byte[] Ended(int trees, string[] settings)
    {
        byte[] last = [];
        var ended = Assert.ThrowsAny<OperationCanceledException>(() => Fit(null, trees, settings, state => last = state));
        Assert.NotNull(ended);
        return last;
    }

    private static (Fitted Fitted, List<FitPoint> Steps) Fit(byte[]? last, int trees, string[] settings, Action<byte[]>? keep = null)
    {
        using var end = new CancellationTokenSource();
        var steps = new List<FitPoint>();
        var learner = new GbdtLearner(2);
        var read = LearnerSettings.Read(learner, settings.Append("trees=30").ToDictionary(one => one.Split('=')[0], one => one.Split('=')[1])).Settings;
        Assert.NotNull(read);
        var fitted = learner.FitResumed(
            Data,
            read,
            new(last, () => keep is not null, keep ?? (_ => { })),
            point =>
            {
                steps.Add(point);
                if (steps.Count == trees)
                {
                    end.Cancel();
                }
            },
            end.Token);
        steps.RemoveAt(steps.Count - 1);
        return (fitted, steps);
    }

    private static string Bytes(Fitted fitted) => Convert.ToHexString(new ModelArtifact(
        "m", "s", "p", "v", "gbdt", new Dictionary<string, double>(), Data.Inputs, fitted.Body, 0.5, new Dictionary<string, double>()).ToBytes());
}
