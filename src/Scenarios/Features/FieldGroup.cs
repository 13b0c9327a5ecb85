namespace MlopsLab.Scenarios;

/// <summary>The words a bucket keeps for one field; −1 where a statistic isn't asked for.</summary>
internal sealed class FieldGroup
{
    public FieldGroup(int field, bool isText, HashSet<WindowStatistic> statistics, int firstWord)
    {
        Field = field;
        IsText = isText;
        var next = firstWord;
        Count = Take(1, WindowStatistic.Mean);
        Sum = Take(2, WindowStatistic.Sum, WindowStatistic.Mean);
        Min = Take(1, WindowStatistic.Min);
        Max = Take(1, WindowStatistic.Max);
        Distinct = Take(2, WindowStatistic.Distinct);
        Words = next - firstWord;

        int Take(int words, params ReadOnlySpan<WindowStatistic> any)
        {
            foreach (var statistic in any)
            {
                if (statistics.Contains(statistic))
                {
                    next += words;
                    return next - words;
                }
            }

            return -1;
        }
    }

    public int Field { get; }

    public bool IsText { get; }

    public int Words { get; }

    /// <summary>How many records had the field.</summary>
    public int Count { get; }

    /// <summary>Low and high word of an <see cref="ExactSum"/>.</summary>
    public int Sum { get; }

    /// <summary>Bits of the smallest value.</summary>
    public int Min { get; }

    public int Max { get; }

    /// <summary>Two words of a linear counter.</summary>
    public int Distinct { get; }
}
