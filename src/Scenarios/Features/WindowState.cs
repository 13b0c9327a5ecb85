namespace MlopsLab.Scenarios;

/// <summary>The buckets of one window that hold something, oldest first, <paramref name="Stride"/> words each.</summary>
internal readonly record struct WindowState(int Stride, ulong[] Words)
{
    public int Count => Words.Length / Stride;

    public ReadOnlySpan<ulong> Bucket(int bucket) => Words.AsSpan(bucket * Stride, Stride);

    public long Index(int bucket) => (long)Words[(bucket * Stride) + WindowLayout.IndexWord];
}
