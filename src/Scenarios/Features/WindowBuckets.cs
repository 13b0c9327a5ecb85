namespace MlopsLab.Scenarios;

/// <summary>The buckets of a window that count at an event time.</summary>
internal ref struct WindowBuckets(WindowState window, WindowLayout layout, long ticks)
{
    private readonly long newest = ticks / layout.BucketTicks;
    private int position = -1;

    public readonly ReadOnlySpan<ulong> Current => window.Bucket(position);

    public readonly WindowBuckets GetEnumerator() => this;

    public bool MoveNext()
    {
        while (++position < window.Count)
        {
            var index = window.Index(position);
            if (index > newest)
            {
                return false;
            }

            if (index > newest - WindowLayout.Buckets && (long)Current[WindowLayout.LatestWord] <= ticks)
            {
                return true;
            }
        }

        return false;
    }
}
