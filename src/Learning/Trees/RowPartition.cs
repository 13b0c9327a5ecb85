namespace MlopsLab.Learning.Trees;

/// <summary>The rows in the order of the leaves; within a leaf they keep their order.</summary>
internal sealed class RowPartition(int count)
{
    private readonly int[] rows = new int[count];
    private readonly int[] right = new int[count];

    public void Reset()
    {
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = row;
        }
    }

    public ReadOnlySpan<int> Of(int start, int length) => rows.AsSpan(start, length);

    /// <summary>Moves the rows that go left to the front of the range and returns how many they are.</summary>
    public int Divide(int start, int length, BinnedColumn column, Split split)
    {
        Span<byte> goesLeft = stackalloc byte[byte.MaxValue + 1];
        Mark(goesLeft, column, split);
        var range = rows.AsSpan(start, length);
        int lefts = 0, rights = 0;
        foreach (var row in range)
        {
            int toLeft = goesLeft[column.Bins[row]];
            range[lefts] = row;
            right[rights] = row;
            lefts += toLeft;
            rights += 1 - toLeft;
        }

        right.AsSpan(0, rights).CopyTo(range[lefts..]);
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
