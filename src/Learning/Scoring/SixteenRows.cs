using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MlopsLab.Learning.Numerics;

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
        Span<double> values = stackalloc double[Lanes];
        for (int lane = 0, at = number.Input; lane < Lanes; lane++, at += width)
        {
            values[lane] = rows[at];
        }

        var (first, second) = (Vector512.Create<double>(values), Vector512.Create<double>(values[(Lanes / 2)..]));
        var near = Vector512.Narrow(first, second);
        var missing = ~Vector512.Equals(near, near).AsUInt32();
        var keys = Vector512.ConditionalSelect(
            missing.AsInt32(), Vector512.Create(int.MinValue), body.Single ? FloatKey.OfFloats(near + Vector512<float>.Zero) : FloatKey.Of(first, second, near));
        Close(open, number, keys, number.Passed(Highest(keys)));
        if (number.Missing is { } masks && missing != Vector512<uint>.Zero)
        {
            Close(open, masks, missing);
        }
    }

    private static int Highest(Vector512<int> keys)
    {
        var eight = Vector256.Max(keys.GetLower(), keys.GetUpper());
        var four = Vector128.Max(eight.GetLower(), eight.GetUpper());
        return Math.Max(Math.Max(four[0], four[1]), Math.Max(four[2], four[3]));
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
            ref var tree = ref Unsafe.Add(ref first, (nint)Unsafe.Add(ref trees, split) * Lanes);
            var all = Vector512.LoadUnsafe(ref tree);
            Vector512.ConditionalSelect(right, all & Vector512.Create(Unsafe.Add(ref masks, split)), all).StoreUnsafe(ref tree);
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
        Span<int> levels = stackalloc int[Lanes];
        for (var lane = 0; lane < Lanes; lane++)
        {
            levels[lane] = category.LevelOf(rows[(lane * width) + category.Input]);
        }

        if (category.Words.Length == 0)
        {
            CloseByLevel(open, category, levels);
        }

        Span<uint> bits = stackalloc uint[Lanes];
        for (var word = 0; word < category.Words.Length; word++)
        {
            for (var lane = 0; lane < Lanes; lane++)
            {
                bits[lane] = levels[lane] / BitWord.Levels == word ? 1u << levels[lane] : 0;
            }

            Close(open, category.Words[word], Vector512.Create<uint>(bits));
        }
    }

    private static void Close(Span<uint> open, BitWord word, Vector512<uint> bits)
    {
        ref var first = ref MemoryMarshal.GetReference(open);
        for (var split = 0; split < word.Trees.Length; split++)
        {
            var left = Vector512.Equals(bits & Vector512.Create(word.Right[split]), Vector512<uint>.Zero);
            ref var tree = ref Unsafe.Add(ref first, (nint)word.Trees[split] * Lanes);
            var all = Vector512.LoadUnsafe(ref tree);
            Vector512.ConditionalSelect(left, all, all & Vector512.Create(word.Masks[split])).StoreUnsafe(ref tree);
        }
    }

    private static void CloseByLevel(Span<uint> open, BitCategory category, ReadOnlySpan<int> levels)
    {
        for (var lane = 0; lane < Lanes; lane++)
        {
            for (var at = category.Starts[levels[lane]]; at < category.Starts[levels[lane] + 1]; at++)
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
