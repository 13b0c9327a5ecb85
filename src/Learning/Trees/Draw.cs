namespace MlopsLab.Learning.Trees;

/// <summary>Which rows and inputs a tree gets: all of them, or shares drawn by a hash of seed, tree and row.</summary>
internal sealed class Draw(GbdtOptions options, int columns)
{
    private uint tree;

    /// <summary>Ascending, never empty.</summary>
    public IReadOnlyList<int> Columns { get; private set; } = [];

    /// <summary>As if so many trees had drawn.</summary>
    public void GoOn(int trees) => tree = (uint)trees;

    public void Next()
    {
        tree++;
        var count = Math.Max(1, (int)Math.Round(options.ColumnShare * columns));
        Columns = count == columns
            ? [.. Enumerable.Range(0, columns)]
            : [.. Enumerable.Range(0, columns).OrderBy(column => Hash(0x5151_5151u ^ (uint)column)).Take(count).Order()];
    }

    /// <summary>Sorts the rows into those that the tree learns from and those that it only answers for.</summary>
    public void Rows(int learning, int rows, RowPartition inside, RowPartition outside)
    {
        if (options.RowShare >= 1)
        {
            inside.Reset(0, learning);
            outside.Reset(learning, rows - learning);
            return;
        }

        var limit = (uint)(options.RowShare * uint.MaxValue);
        inside.Clear();
        outside.Clear();
        for (var row = 0; row < rows; row++)
        {
            (row < learning && Hash((uint)row) <= limit ? inside : outside).Add(row);
        }
    }

    /// <summary>MurmurHash3's finaliser over the three numbers.</summary>
    private uint Hash(uint value)
    {
        var hash = value ^ (tree * 0x9E37_79B9u) ^ ((uint)options.Seed * 0x85EB_CA6Bu);
        hash = (hash ^ (hash >> 16)) * 0x85EB_CA6Bu;
        hash = (hash ^ (hash >> 13)) * 0xC2B2_AE35u;
        return hash ^ (hash >> 16);
    }
}
