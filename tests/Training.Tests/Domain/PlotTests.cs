using MlopsLab.Training.Domain.Reports;

namespace MlopsLab.Training.Tests.Domain;

public sealed class PlotTests
{
    [Theory]
    [InlineData(0.93, 1, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0.0123, 0.015, "0.000 0.005 0.010 0.015")]
    [InlineData(7.3, 8, "0 2 4 6 8")]
    [InlineData(1_234_567, 1_500_000, "0 500k 1000k 1500k")]
    [InlineData(0, 1, "0.0 0.2 0.4 0.6 0.8 1.0")]
    public void An_axis_ends_at_a_round_number_that_holds_the_largest(double most, double end, string labels)
    {
        var axis = Axis.UpTo(most);

        Assert.Equal(end, axis.End, 1e-9);
        Assert.Equal(labels, string.Join(' ', axis.Marks.Select(axis.Label)));
    }

    [Fact]
    public void Shares_have_the_whole_of_0_to_1_however_little_of_it_the_points_fill()
    {
        var plot = Plot.Of("Precision and recall", "recall", "precision", [new(0.1, 0.2), new(0.5, 0.1)], Axis.Share, Axis.Share, diagonal: false);

        Assert.Contains(">1.0</text>", plot, StringComparison.Ordinal);
        Assert.Contains("points=\"83,167.6 191,186.8\"", plot, StringComparison.Ordinal);
    }
}
