using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlopsLab.Learning.Scoring;

/// <summary>Sixteen rows against every split: one comparison closes leaves in all rows that go right.</summary>
internal readonly struct SixteenRows(TreesBody body, int width, double[] leaves, BitNumber[] numbers, BitCategory[] categories)
{
    public const int Lanes = 16;

    [SkipLocalsInit]
    public void Score(ReadOnlySpan<double> rows, Span<double> scores)
    {
        Span<uint> open = stackalloc uint[body.Trees.Count * Lanes];
        open.Fill(uint.MaxValue);
        foreach (var number in numbers)
        {
            Close(open, number, rows);
        }

        foreach (var category in categories)
        {
            Close(open, category, rows);
        }

        Span<double> sums = stackalloc double[Lanes];
        sums.Fill(body.Base);
        if (body.Single)
        {
            Add<SingleSumming>(open, sums);
        }
        else
        {
            Add<DoubleSumming>(open, sums);
        }

        for (var lane = 0; lane < Lanes; lane++)
        {
            scores[lane] = Links.Score(body, sums[lane]);
        }
    }

    private void Close(Span<uint> open, BitNumber number, ReadOnlySpan<double> rows)
    {
        Span<int> keys = stackalloc int[Lanes];
        Span<uint> missing = stackalloc uint[Lanes];
        int highest = int.MinValue, missed = 0;
        for (var lane = 0; lane < Lanes; lane++)
        {
            var value = rows[(lane * width) + number.Input];
            var isMissing = double.IsNaN(value);
            keys[lane] = isMissing ? int.MinValue : BitTrees.KeyOf(value, body.Single);
            missing[lane] = isMissing ? uint.MaxValue : 0;
            missed += isMissing ? 1 : 0;
            highest = Math.Max(highest, keys[lane]);
        }

        Close(open, number, Vector512.Create<int>(keys), number.Passed(highest));
        if (missed > 0 && number.Missing is { } masks)
        {
            Close(open, masks, Vector512.Create<uint>(missing));
        }
    }

    private static void Close(Span<uint> open, BitNumber number, Vector512<int> keys, int splits)
    {
        ref var first = ref MemoryMarshal.GetReference(open);
        ref var thresholds = ref MemoryMarshal.GetArrayDataReference(number.Keys);
        ref var trees = ref MemoryMarshal.GetArrayDataReference(number.Trees);
        ref var masks = ref MemoryMarshal.GetArrayDataReference(number.Masks);
        for (var split = 0; split < splits; split++)
        {
            var right = Vector512.GreaterThan(keys, Vector512.Create(Unsafe.Add(ref thresholds, split))).AsUInt32();
            ref var tree = ref Unsafe.Add(ref first, Unsafe.Add(ref trees, split) * Lanes);
            var closed = Vector512.AndNot(right, Vector512.Create(Unsafe.Add(ref masks, split)));
            Vector512.AndNot(Vector512.LoadUnsafe(ref tree), closed).StoreUnsafe(ref tree);
        }
    }

    private static void Close(Span<uint> open, uint[] masks, Vector512<uint> missing)
    {
        ref var first = ref MemoryMarshal.GetReference(open);
        for (var tree = 0; tree * Lanes < open.Length; tree++)
        {
            ref var at = ref Unsafe.Add(ref first, tree * Lanes);
            var closed = Vector512.AndNot(missing, Vector512.Create(masks[tree]));
            Vector512.AndNot(Vector512.LoadUnsafe(ref at), closed).StoreUnsafe(ref at);
        }
    }

    private void Close(Span<uint> open, BitCategory category, ReadOnlySpan<double> rows)
    {
        for (var lane = 0; lane < Lanes; lane++)
        {
            var level = category.LevelOf(rows[(lane * width) + category.Input]);
            for (var at = category.Starts[level]; at < category.Starts[level + 1]; at++)
            {
                open[(category.Trees[at] * Lanes) + lane] &= category.Masks[at];
            }
        }
    }

    private void Add<TSumming>(ReadOnlySpan<uint> open, Span<double> sums)
        where TSumming : ISumming
    {
        ref var leaf = ref MemoryMarshal.GetArrayDataReference(leaves);
        ref var first = ref MemoryMarshal.GetReference(open);
        for (var lane = 0; lane < Lanes; lane += 4)
        {
            var (a, b, c, d) = (sums[lane], sums[lane + 1], sums[lane + 2], sums[lane + 3]);
            for (var tree = 0; tree * Lanes < open.Length; tree++)
            {
                ref var own = ref Unsafe.Add(ref leaf, tree * BitTreesBuilder.MostLeaves);
                ref var at = ref Unsafe.Add(ref first, (tree * Lanes) + lane);
                a = TSumming.Add(a, Unsafe.Add(ref own, BitOperations.TrailingZeroCount(at)));
                b = TSumming.Add(b, Unsafe.Add(ref own, BitOperations.TrailingZeroCount(Unsafe.Add(ref at, 1))));
                c = TSumming.Add(c, Unsafe.Add(ref own, BitOperations.TrailingZeroCount(Unsafe.Add(ref at, 2))));
                d = TSumming.Add(d, Unsafe.Add(ref own, BitOperations.TrailingZeroCount(Unsafe.Add(ref at, 3))));
            }

            (sums[lane], sums[lane + 1], sums[lane + 2], sums[lane + 3]) = (a, b, c, d);
        }
    }
}
