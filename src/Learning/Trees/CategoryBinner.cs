namespace MlopsLab.Learning.Trees;

/// <summary>A bin per level; when there are too many levels, the rarest share the last bin.</summary>
internal static class CategoryBinner
{
    public static BinnedColumn Bin(Dataset data, int input, int most)
    {
        var levels = Math.Max(data.Inputs[input].Levels?.Count ?? 0, 1);
        var binOfLevel = BinOfLevel(Counts(data, input, levels), most);
        var members = Enumerable.Range(0, levels).GroupBy(level => binOfLevel[level]).OrderBy(group => group.Key);
        IReadOnlyList<int>[] levelsOfBin = [.. members.Select(group => group.ToArray())];
        var bins = new byte[data.Rows];
        for (var row = 0; row < bins.Length; row++)
        {
            var value = data.X[(row * data.Inputs.Count) + input];
            bins[row] = (byte)(value >= 0 && value < levels ? binOfLevel[(int)value] : levelsOfBin.Length);
        }

        return new(bins, [], levelsOfBin);
    }

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

    private static int[] BinOfLevel(int[] counts, int most)
    {
        var bins = new int[counts.Length];
        var byCount = Enumerable.Range(0, counts.Length).OrderByDescending(level => counts[level]).ToArray();
        foreach (var (rank, level) in byCount.Index())
        {
            bins[level] = Math.Min(rank, most - 1);
        }

        return bins;
    }
}
