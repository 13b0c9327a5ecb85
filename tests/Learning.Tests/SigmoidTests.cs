using FsCheck;
using FsCheck.Fluent;
using MlopsLab.Learning.Numerics;

namespace MlopsLab.Learning.Tests;

public sealed class SigmoidTests
{
    [Fact]
    public void Agrees_with_the_mathematical_function_to_the_last_bits()
    {
        Prop.ForAll<NormalFloat>(number =>
        {
            var x = Math.Clamp(number.Get, -690, 690);

            return Math.Abs(Sigmoid.Exp(x) - Math.Exp(x)) <= 4e-16 * Math.Exp(x) * Math.Max(1, Math.Abs(x) / 100);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1e6, 1)]
    [InlineData(-1e6, 0)]
    public void Stays_a_probability_at_the_ends(double logOdds, double expected)
    {
        Assert.Equal(expected, Sigmoid.Of(logOdds), 12);
    }
}
