using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MlopsLab.Learning.Numerics;

namespace MlopsLab.Learning.Scoring;

/// <summary>
/// Trees without walking them (QuickScorer: Lucchese et al. 2015; sixteen rows at a time: V-QuickScorer 2016). A mask per
/// tree holds the leaves still open; every split that a row goes right on closes those under its left child, and the first
/// open leaf is the row's. Both ways add the same leaves in the order of the trees, so they give the same bits.
/// </summary>
internal sealed class BitTrees(TreesBody body, int width, int padded, double[] leaves, BitNumber[] numbers, BitCategory[] categories) : IScoring
{
    private readonly int trees = body.Trees.Count;

    public double Score(ReadOnlySpan<double> x) =>
        Links.Score(body, body.Single ? Sum<SingleSumming>(x) : Sum<DoubleSumming>(x));

    public void Score(ReadOnlySpan<double> rows, Span<double> scores)
    {
        var row = 0;
        for (; row + SixteenRows.Lanes <= scores.Length; row += SixteenRows.Lanes)
        {
            var sixteen = new SixteenRows(body, width, leaves, numbers, categories);
            sixteen.Score(rows.Slice(row * width, SixteenRows.Lanes * width), scores.Slice(row, SixteenRows.Lanes));
        }

        for (; row < scores.Length; row++)
        {
            scores[row] = Score(rows.Slice(row * width, width));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int KeyOf(double value, bool single) => FloatKey.OfFloat(single ? (float)value + 0f : FloatKey.Ceiling(value));

    [SkipLocalsInit]
    private double Sum<TSumming>(ReadOnlySpan<double> x)
        where TSumming : ISumming
    {
        Span<uint> open = stackalloc uint[padded];
        open.Fill(uint.MaxValue);
        foreach (var number in numbers)
        {
            Close(open, number, x[number.Input]);
        }

        foreach (var category in categories)
        {
            var level = category.LevelOf(x[category.Input]);
            for (var at = category.Starts[level]; at < category.Starts[level + 1]; at++)
            {
                open[category.Trees[at]] &= category.Masks[at];
            }
        }

        var sum = body.Base;
        for (var tree = 0; tree < trees; tree++)
        {
            sum = TSumming.Add(sum, leaves[(tree * BitTreesBuilder.MostLeaves) + BitOperations.TrailingZeroCount(open[tree])]);
        }

        return sum;
    }

    private void Close(Span<uint> open, BitNumber number, double value)
    {
        if (double.IsNaN(value))
        {
            And(open, number.Missing);
            return;
        }

        var passed = number.Passed(KeyOf(value, body.Single));
        var block = passed / number.Step;
        And(open, block == 0 ? default : number.Blocks.AsSpan((block - 1) * padded, padded));
        ref var first = ref MemoryMarshal.GetReference(open);
        for (var at = block * number.Step; at < passed; at++)
        {
            Unsafe.Add(ref first, number.Trees[at]) &= number.Masks[at];
        }
    }

    private static void And(Span<uint> open, ReadOnlySpan<uint> masks)
    {
        ref var first = ref MemoryMarshal.GetReference(open);
        ref var mask = ref MemoryMarshal.GetReference(masks);
        for (nuint at = 0; at < (nuint)masks.Length; at += (nuint)Vector512<uint>.Count)
        {
            (Vector512.LoadUnsafe(ref first, at) & Vector512.LoadUnsafe(ref mask, at)).StoreUnsafe(ref first, at);
        }
    }
}
