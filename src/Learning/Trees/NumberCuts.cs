using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlopsLab.Learning.Trees;

/// <summary>The best cut of a number without trends: eight candidates at a time, with one division for both children.</summary>
internal sealed class NumberCuts(GbdtOptions options, double leastH)
{
    private static readonly int Lanes = Vector512<long>.Count;

    /// <param name="before">Packed sums of the bins up to each, then the last of them again until a multiple of the lanes.</param>
    /// <param name="missing">Packed sums of the missing values when they go left, else 0.</param>
    public Cut Best(ReadOnlySpan<long> before, long missing, long sum, Scale scale)
    {
        var all = scale.Unpack(sum);
        var (allG, allH) = (Vector512.Create(all.G), Vector512.Create(all.H));
        var (unitG, unitH) = (Vector512.Create(1 / scale.G), Vector512.Create(1 / scale.H));
        var (best, bestAt) = (Vector512.Create(double.NegativeInfinity), Vector512<long>.Zero);
        var at = Vector512<long>.Indices;
        for (var bin = 0; bin < before.Length; bin += Lanes)
        {
            var packed = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(before), (nuint)bin) + Vector512.Create(missing);
            var g = Vector512.ConvertToDouble(packed >> 32) * unitG;
            var h = Vector512.ConvertToDouble(packed & Vector512.Create(0xFFFF_FFFFL)) * unitH;
            var worth = Worth(g, h, allG - g, allH - h);
            var better = Vector512.GreaterThan(worth, best);
            best = Vector512.ConditionalSelect(better, worth, best);
            bestAt = Vector512.ConditionalSelect(better.AsInt64(), at, bestAt);
            at += Vector512.Create((long)Lanes);
        }

        return First(best, bestAt, missing != 0);
    }

    private Vector512<double> Worth(Vector512<double> g, Vector512<double> h, Vector512<double> otherG, Vector512<double> otherH)
    {
        var enough = Vector512.GreaterThanOrEqual(Vector512.Min(h, otherH), Vector512.Create(leastH));
        var (left, right) = (h + Vector512.Create(options.L2), otherH + Vector512.Create(options.L2));
        var (a, b) = (Shrunk(g), Shrunk(otherG));
        var worth = ((a * a * right) + (b * b * left)) / (left * right);
        return Vector512.ConditionalSelect(enough, worth, Vector512.Create(double.NegativeInfinity));
    }

    private Vector512<double> Shrunk(Vector512<double> g) =>
        options.L1 == 0 ? g : Vector512.Max(Vector512.Abs(g) - Vector512.Create(options.L1), Vector512<double>.Zero);

    /// <summary>Among equals the lowest bin.</summary>
    private static Cut First(Vector512<double> worth, Vector512<long> at, bool missingLeft)
    {
        var best = Cut.None;
        for (var lane = 0; lane < Lanes; lane++)
        {
            var cut = new Cut(worth[lane], (int)at[lane], missingLeft);
            best = cut.Worth > best.Worth || (cut.Worth.Equals(best.Worth) && cut.Bin < best.Bin) ? cut : best;
        }

        return best;
    }
}
