namespace MlopsLab.Learning.Trees;

/// <summary>The best set of levels: in the order of gradient by hessian, cut as if they were numbers (Fisher 1958; smoothing as in LightGBM).</summary>
internal sealed class CategoryCuts(GbdtOptions options, double leastH)
{
    private readonly Penalties penalties = new(options.L1, options.L2 + options.CategorySmoothing);

    public Split? Best(int column, ReadOnlySpan<long> slots, long sum, Scale scale, Bounds bounds)
    {
        Span<RankedBin> ranked = stackalloc RankedBin[slots.Length];
        ranked = Rank(slots, scale, ranked);
        var (best, left, bestLeft) = (Cut.None, 0L, 0L);
        for (var count = 1; count < ranked.Length; count++)
        {
            left += slots[ranked[count - 1].Bin];
            var cut = new Cut(Worth(scale.Unpack(left), scale.Unpack(sum - left), bounds), count, false);
            (best, bestLeft) = cut.Worth > best.Worth ? (cut, left) : (best, bestLeft);
        }

        var gain = best.Worth - Worth(scale.Unpack(sum), bounds);
        return best.Bin > 0 && gain > 0 ? Chosen(column, slots, ranked[..best.Bin], sum, bestLeft, gain) : null;
    }

    private static Split Chosen(int column, ReadOnlySpan<long> slots, ReadOnlySpan<RankedBin> left, long sum, long leftSum, double gain)
    {
        var missing = slots.Length - 1;
        var bins = new List<int>(left.Length);
        var missingLeft = slots[missing] == 0 && SplitFinder.Heavier(leftSum, sum);
        foreach (var ranked in left)
        {
            if (ranked.Bin == missing)
            {
                missingLeft = true;
            }
            else
            {
                bins.Add(ranked.Bin);
            }
        }

        bins.Sort();
        return new(column, -1, bins, missingLeft, leftSum, gain);
    }

    private Span<RankedBin> Rank(ReadOnlySpan<long> slots, Scale scale, Span<RankedBin> ranked)
    {
        var count = 0;
        for (var bin = 0; bin < slots.Length; bin++)
        {
            if (slots[bin] != 0)
            {
                var sums = scale.Unpack(slots[bin]);
                ranked[count++] = new(sums.G / (sums.H + options.CategorySmoothing), bin);
            }
        }

        ranked = ranked[..count];
        ranked.Sort();
        return ranked;
    }

    private double Worth(Sums left, Sums right, Bounds bounds) => Math.Min(left.H, right.H) < leastH
        ? double.NegativeInfinity
        : Worth(left, bounds) + Worth(right, bounds);

    private double Worth(Sums sums, Bounds bounds) => penalties.Worth(sums, penalties.Answer(sums, bounds));
}
