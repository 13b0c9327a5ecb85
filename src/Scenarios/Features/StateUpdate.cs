namespace MlopsLab.Scenarios;

/// <summary>Adds one record to the state of one entity.</summary>
internal static class StateUpdate
{
    public static EntityState Apply(KeyLayout layout, EntityState? state, Row row, long ticks)
    {
        var newest = Math.Max(state?.Newest ?? 0, ticks);
        var windows = new WindowState[layout.Windows.Length];
        for (var index = 0; index < windows.Length; index++)
        {
            windows[index] = Add(layout.Windows[index], state?.Windows[index].Words ?? [], row, ticks, newest);
        }

        return new EntityState(newest, Latest(layout, state?.Latest, row, ticks), windows);
    }

    private static WindowState Add(WindowLayout layout, ulong[] words, Row row, long ticks, long newest)
    {
        var oldest = (newest / layout.BucketTicks) - WindowLayout.Buckets + 1;
        var index = ticks / layout.BucketTicks;
        var keepFrom = 0;
        while (keepFrom < words.Length && (long)words[keepFrom + WindowLayout.IndexWord] < oldest)
        {
            keepFrom += layout.Stride;
        }

        if (index < oldest)
        {
            return new(layout.Stride, words);
        }

        var at = words.Length;
        while (at > keepFrom && (long)words[at - layout.Stride + WindowLayout.IndexWord] >= index)
        {
            at -= layout.Stride;
        }

        var isThere = at < words.Length && (long)words[at + WindowLayout.IndexWord] == index;
        var added = new ulong[words.Length - keepFrom + (isThere ? 0 : layout.Stride)];
        words.AsSpan(keepFrom, at - keepFrom).CopyTo(added);
        words.AsSpan(at).CopyTo(added.AsSpan(at - keepFrom + (isThere ? 0 : layout.Stride)));
        AddTo(added.AsSpan(at - keepFrom, layout.Stride), layout, row, index, ticks);
        return new(layout.Stride, added);
    }

    private static void AddTo(Span<ulong> bucket, WindowLayout layout, Row row, long index, long ticks)
    {
        bucket[WindowLayout.IndexWord] = (ulong)index;
        bucket[WindowLayout.LatestWord] = Math.Max(bucket[WindowLayout.LatestWord], (ulong)ticks);
        bucket[WindowLayout.CountWord]++;
        foreach (var group in layout.Groups)
        {
            AddTo(bucket, group, row);
        }
    }

    private static void AddTo(Span<ulong> bucket, FieldGroup group, Row row)
    {
        if (group.IsText)
        {
            if (group.Distinct >= 0 && row.Text(group.Field) is { } text)
            {
                LinearCounter.Add(bucket.Slice(group.Distinct, 2), StableHash.Of(text));
            }

            return;
        }

        // Adding 0 turns −0 into 0, which has other bits.
        var value = row.Number(group.Field) + 0.0;
        if (double.IsNaN(value))
        {
            return;
        }

        if (group.Count >= 0)
        {
            bucket[group.Count]++;
        }

        if (group.Sum >= 0)
        {
            ExactSum.Add(bucket.Slice(group.Sum, 2), value);
        }

        if (group.Distinct >= 0)
        {
            LinearCounter.Add(bucket.Slice(group.Distinct, 2), StableHash.Of(value));
        }

        Keep(bucket, group.Min, value, value < Kept(bucket, group.Min));
        Keep(bucket, group.Max, value, value > Kept(bucket, group.Max));
    }

    // A word of 0 means none yet: values are kept with all bits flipped, and no number flips to 0.
    private static void Keep(Span<ulong> bucket, int word, double value, bool better)
    {
        if (word >= 0 && (better || bucket[word] == 0))
        {
            bucket[word] = ~BitConverter.DoubleToUInt64Bits(value);
        }
    }

    private static double Kept(ReadOnlySpan<ulong> bucket, int word) =>
        word < 0 ? double.NaN : BitConverter.UInt64BitsToDouble(~bucket[word]);

    private static ulong[] Latest(KeyLayout layout, ulong[]? latest, Row row, long ticks)
    {
        if (layout.Latest.Length == 0)
        {
            return [];
        }

        var next = latest is null ? new ulong[layout.Latest.Length * 2] : [.. latest];
        for (var index = 0; index < layout.Latest.Length; index++)
        {
            var value = row.Number(layout.Latest[index]) + 0.0;
            var (time, bits) = (next[index * 2], next[(index * 2) + 1]);
            var newer = (ulong)ticks > time || ((ulong)ticks == time && value > BitConverter.UInt64BitsToDouble(bits));
            if (!double.IsNaN(value) && newer)
            {
                (next[index * 2], next[(index * 2) + 1]) = ((ulong)ticks, BitConverter.DoubleToUInt64Bits(value));
            }
        }

        return next;
    }
}
