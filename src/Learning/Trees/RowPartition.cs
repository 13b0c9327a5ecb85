using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MlopsLab.Learning.Trees;

/// <summary>Rows in the order of the leaves; within a leaf they keep their order. Different ranges can be divided at the same time.</summary>
internal sealed class RowPartition
{
    private readonly int[] rows;
    private readonly int[] right;

    public RowPartition(int most) => (rows, right) = (new int[most], new int[most]);

    public int Count { get; private set; }

    public void Reset(int first, int count)
    {
        for (var i = 0; i < count; i++)
        {
            rows[i] = first + i;
        }

        Count = count;
    }

    public void Clear() => Count = 0;

    public void Add(int row) => rows[Count++] = row;

    public ReadOnlySpan<int> Of(int start, int length) => rows.AsSpan(start, length);

    /// <summary>Moves the rows that go left to the front of the range and returns how many they are.</summary>
    public int Divide(int start, int length, byte[] bins, BinnedColumn column, Split split)
    {
        Span<byte> goesLeft = stackalloc byte[byte.MaxValue + 1];
        Mark(goesLeft, column, split);
        ref var side = ref MemoryMarshal.GetReference(goesLeft);
        ref var bin = ref MemoryMarshal.GetArrayDataReference(bins);
        ref var range = ref MemoryMarshal.GetReference(rows.AsSpan(start, length));
        ref var others = ref MemoryMarshal.GetReference(right.AsSpan(start, length));
        int lefts = 0, rights = 0;
        for (var i = 0; i < length; i++)
        {
            var row = Unsafe.Add(ref range, i);
            int toLeft = Unsafe.Add(ref side, Unsafe.Add(ref bin, row));
            Unsafe.Add(ref range, lefts) = row;
            Unsafe.Add(ref others, rights) = row;
            lefts += toLeft;
            rights += 1 - toLeft;
        }

        right.AsSpan(start, rights).CopyTo(rows.AsSpan(start + lefts));
        return lefts;
    }

    private static void Mark(Span<byte> goesLeft, BinnedColumn column, Split split)
    {
        goesLeft.Clear();
        goesLeft[..(split.LastLeftBin + 1)].Fill(1);
        foreach (var bin in split.LeftBins ?? [])
        {
            goesLeft[bin] = 1;
        }

        goesLeft[column.MissingBin] = split.MissingLeft ? (byte)1 : (byte)0;
    }
}
