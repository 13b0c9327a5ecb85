using System.Runtime.InteropServices;

namespace MlopsLab.Statistics;

/// <summary>
/// The most frequent texts, with 64 counters: Misra and Gries 1982, merged as in Agarwal et al., Mergeable Summaries, 2012.
/// Counts are exact while there are at most 64 different texts; else each is too small by at most <see cref="Missed"/>, itself at most 1/65 of all.
/// </summary>
public sealed class FrequentLevels
{
    private const int Counters = 64;

    private readonly Dictionary<string, long> counts = new(StringComparer.Ordinal);

    /// <summary>By how much any count is too small at most; 0 when all are exact.</summary>
    public long Missed { get; private set; }

    /// <summary>The most frequent first, those of one count in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Top =>
        [.. counts.OrderByDescending(level => level.Value).ThenBy(level => level.Key, StringComparer.Ordinal)];

    /// <summary>What <see cref="Top"/> and <see cref="Missed"/> said.</summary>
    public static FrequentLevels Of(IEnumerable<KeyValuePair<string, long>> top, long missed)
    {
        var read = new FrequentLevels { Missed = missed };
        foreach (var (level, count) in top)
        {
            read.counts[level] = count;
        }

        return read;
    }

    /// <param name="level">One more of this text.</param>
    public void Add(ReadOnlySpan<char> level)
    {
        var known = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        CollectionsMarshal.GetValueRefOrAddDefault(known, level, out _)++;
        Shrink();
    }

    /// <summary>From now on this stands for the texts of both.</summary>
    public void Merge(FrequentLevels other)
    {
        foreach (var (level, count) in other.counts)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, level, out _) += count;
        }

        Missed += other.Missed;
        Shrink();
    }

    // Takes the count of the first that finds no counter from all.
    private void Shrink()
    {
        if (counts.Count <= Counters)
        {
            return;
        }

        var less = counts.Values.OrderDescending().ElementAt(Counters);
        Missed += less;
        foreach (var (level, count) in counts.ToArray())
        {
            if (count <= less)
            {
                counts.Remove(level);
            }
            else
            {
                counts[level] = count - less;
            }
        }
    }
}
