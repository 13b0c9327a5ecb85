namespace MlopsLab.Learning.Trees;

/// <summary>A bin per level; when there are too many levels, the rarest share the last bin.</summary>
internal sealed class CategoryBinner
{
    private readonly byte[] binOfLevel;

    private CategoryBinner(byte[] binOfLevel)
    {
        this.binOfLevel = binOfLevel;
        var members = Enumerable.Range(0, binOfLevel.Length).GroupBy(level => binOfLevel[level]).OrderBy(group => group.Key);
        Column = new([], [.. members.Select(group => group.ToArray())]);
    }

    public BinnedColumn Column { get; }

    public static CategoryBinner Of(Dataset data, int input, int most)
    {
        var counts = Counts(data, input, Math.Max(data.Inputs[input].Levels?.Count ?? 0, 1));
        var bins = new byte[counts.Length];
        var byCount = Enumerable.Range(0, counts.Length).OrderByDescending(level => counts[level]);
        foreach (var (rank, level) in byCount.Index())
        {
            bins[level] = (byte)Math.Min(rank, most - 1);
        }

        return new(bins);
    }

    public byte BinOf(double value) => value >= 0 && value < binOfLevel.Length ? binOfLevel[(int)value] : (byte)Column.MissingBin;

    private static int[] Counts(Dataset data, int input, int levels)
    {
        var counts = new int[levels];
        for (var at = input; at < data.X.Length; at += data.Inputs.Count)
        {
            if (data.X[at] >= 0 && data.X[at] < levels)
            {
                counts[(int)data.X[at]]++;
            }
        }

        return counts;
    }
}
