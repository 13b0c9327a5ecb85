using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MlopsLab.Learning.Numerics;

namespace MlopsLab.Learning.Trees;

/// <summary>Cuts a number into bins of about equally many rows; a value that is frequent gets a bin of its own.</summary>
internal sealed class NumberBinner
{
    /// <summary>Keys of the uppers, filled up so that a search always halves.</summary>
    private readonly int[] keys;
    private readonly int step;

    private NumberBinner(BinnedColumn column)
    {
        Column = column;
        step = 1;
        while (step * 2 <= column.Uppers.Length)
        {
            step *= 2;
        }

        keys = new int[step * 2];
        Array.Fill(keys, int.MaxValue);
        for (var bin = 0; bin < column.Uppers.Length; bin++)
        {
            keys[bin] = FloatKey.OfFloat(column.Uppers[bin]);
        }
    }

    public BinnedColumn Column { get; }

    /// <param name="sorted">Keys of the values that were looked at, ascending.</param>
    public static NumberBinner Of(ReadOnlySpan<int> sorted, int most, Trend trend) => new(new(Uppers(sorted, most), null, trend));

    /// <summary>The first bin whose upper end is not below the value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte BinOf(double value)
    {
        if (double.IsNaN(value))
        {
            return (byte)Column.MissingBin;
        }

        var key = FloatKey.Of(value);
        ref var first = ref MemoryMarshal.GetArrayDataReference(keys);
        var low = 0;
        for (var half = step; half > 0; half >>= 1)
        {
            // All ones when the upper end is below the key: no branch to mispredict.
            var below = (int)(((long)Unsafe.Add(ref first, low + half - 1) - key) >> 63);
            low += below & half;
        }

        return (byte)low;
    }

    private static float[] Uppers(ReadOnlySpan<int> sorted, int most)
    {
        var runs = Runs(sorted);
        var uppers = new List<float>();
        int closed = 0, rows = 0;
        for (var run = 0; run < runs.Count - 1 && uppers.Count < most - 1; run++)
        {
            rows += runs[run].Count;
            var share = (double)(sorted.Length - closed) / (most - uppers.Count);
            var aBinEach = runs.Count - run <= most - uppers.Count;
            if (aBinEach || rows - closed >= share)
            {
                uppers.Add(Between(runs[run].Key, runs[run + 1].Key));
                closed = rows;
            }
        }

        return [.. uppers];
    }

    private static List<(int Key, int Count)> Runs(ReadOnlySpan<int> sorted)
    {
        var runs = new List<(int Key, int Count)>();
        for (int from = 0, at = 1; at <= sorted.Length; at++)
        {
            if (at == sorted.Length || sorted[at] > sorted[from])
            {
                runs.Add((sorted[from], at - from));
                from = at;
            }
        }

        return runs;
    }

    private static float Between(int lowKey, int highKey)
    {
        var (low, high) = (FloatKey.ToFloat(lowKey), FloatKey.ToFloat(highKey));
        var middle = (float)(((double)low + high) / 2);
        return middle < high ? middle : low;
    }
}
