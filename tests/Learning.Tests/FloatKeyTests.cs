using System.Runtime.Intrinsics;
using FsCheck;
using FsCheck.Fluent;
using MlopsLab.Learning.Numerics;

namespace MlopsLab.Learning.Tests;

public sealed class FloatKeyTests
{
    [Fact]
    public void Comparing_keys_is_comparing_a_double_with_a_float()
    {
        Prop.ForAll<double, float>((x, t) =>
            double.IsNaN(x) || float.IsNaN(t) || FloatKey.Of(x) <= FloatKey.OfFloat(t + 0f) == x <= t).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Values_beside_a_float_fall_on_the_right_side_of_it()
    {
        float[] thresholds = [0, 1, -1, float.Epsilon, -float.Epsilon, float.MaxValue, -float.MaxValue, 1e-30f, 12.34f];
        foreach (var t in thresholds)
        {
            double[] near = [t, Math.BitIncrement((double)t), Math.BitDecrement((double)t), 1e300, -1e300, 1e-300, -1e-300, -0.0];

            Assert.All(near, x => Assert.Equal(x <= t, FloatKey.Of(x) <= FloatKey.OfFloat(t)));
        }
    }

    [Fact]
    public void Sixteen_keys_at_once_are_the_same_keys()
    {
        double[] values = [0, -0.0, 1, 0.1, -0.1, 1e-300, -1e-300, 1e300, -1e300, 12.34, -12.34, 1e-40, -1e-40, float.MaxValue, 3, 16777217];
        var (first, second) = (Vector512.Create<double>(values), Vector512.Create<double>(values.AsSpan(8)));
        var keys = FloatKey.Of(first, second, Vector512.Narrow(first, second));

        Assert.All(Enumerable.Range(0, 16), lane => Assert.Equal(FloatKey.Of(values[lane]), keys[lane]));
    }
}
