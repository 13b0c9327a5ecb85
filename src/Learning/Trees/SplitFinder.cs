namespace MlopsLab.Learning.Trees;

/// <summary>Finds the cut of a leaf with the highest gain; among equals the first column and the lowest bin win.</summary>
internal sealed class SplitFinder(IReadOnlyList<BinnedColumn> columns, int[] offsets, GbdtOptions options)
{
    /// <summary>Below this a hessian is what subtracting histograms left over, not a row.</summary>
    private const double Least = 1e-9;

    public Split? Find(GradientPair[] histograms, GradientPair sum)
    {
        Split? best = null;
        for (var column = 0; column < columns.Count; column++)
        {
            var slots = histograms.AsSpan(offsets[column], columns[column].Slots);
            var found = columns[column].Levels is null ? Number(column, slots, sum) : Category(column, slots, sum);
            best = found is not null && found.Gain > (best?.Gain ?? Math.Max(options.MinGain, Least)) ? found : best;
        }

        return best;
    }

    private Split? Number(int column, ReadOnlySpan<GradientPair> slots, GradientPair sum)
    {
        var missing = slots[^1];
        var whole = sum.Worth(options.L2);
        var best = (Gain: 0.0, Bin: -1, MissingLeft: false, Left: default(GradientPair));
        var left = default(GradientPair);
        for (var bin = 0; bin < slots.Length - 1; bin++)
        {
            left += slots[bin];
            Consider(left, bin, false, ref best);
            if (missing.H > Least)
            {
                Consider(left + missing, bin, true, ref best);
            }
        }

        var missingLeft = missing.H > Least ? best.MissingLeft : Heavier(best.Left, sum);
        return best.Bin < 0 ? null : new(column, best.Bin, null, missingLeft, best.Left, best.Gain);

        void Consider(
            GradientPair candidate, int bin, bool missingLeft, ref (double Gain, int Bin, bool MissingLeft, GradientPair Left) found)
        {
            var gain = Gain(candidate, sum - candidate, options.L2) - whole;
            if (gain > found.Gain)
            {
                found = (gain, bin, missingLeft, candidate);
            }
        }
    }

    /// <summary>Levels in the order of gradient by hessian, cut as if they were numbers (Fisher 1958; smoothing as in LightGBM).</summary>
    private Split? Category(int column, ReadOnlySpan<GradientPair> slots, GradientPair sum)
    {
        var order = Order(slots);
        var l2 = options.L2 + options.CategorySmoothing;
        var whole = sum.Worth(l2);
        var left = default(GradientPair);
        var best = (Gain: 0.0, Count: 0, Left: default(GradientPair));
        for (var count = 1; count < order.Length; count++)
        {
            left += slots[order[count - 1]];
            var gain = Gain(left, sum - left, l2) - whole;
            best = gain > best.Gain ? (gain, count, left) : best;
        }

        if (best.Count == 0)
        {
            return null;
        }

        var missing = slots.Length - 1;
        int[] bins = [.. order[..best.Count].Where(bin => bin != missing).Order()];
        var missingLeft = slots[missing].H > Least ? order.AsSpan(0, best.Count).Contains(missing) : Heavier(best.Left, sum);
        return new(column, -1, bins, missingLeft, best.Left, best.Gain);
    }

    private int[] Order(ReadOnlySpan<GradientPair> slots)
    {
        var present = new List<(double Key, int Bin)>(slots.Length);
        for (var bin = 0; bin < slots.Length; bin++)
        {
            if (slots[bin].H > Least)
            {
                present.Add((slots[bin].G / (slots[bin].H + options.CategorySmoothing), bin));
            }
        }

        present.Sort();
        return [.. present.Select(entry => entry.Bin)];
    }

    /// <summary>Where missing values go that training never saw here: with most rows.</summary>
    private static bool Heavier(GradientPair left, GradientPair sum) => left.H * 2 >= sum.H;

    private double Gain(GradientPair left, GradientPair right, double l2) =>
        Math.Min(left.H, right.H) < Math.Max(options.MinChildWeight, Least)
            ? double.NegativeInfinity
            : left.Worth(l2) + right.Worth(l2);
}
