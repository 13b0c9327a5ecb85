using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace MlopsLab.Scenarios;

/// <summary>
/// Version 1: version byte · newest ticks · latest values (count, words) · windows (count, then stride, buckets, words each) · 4 bytes of checksum.
/// A word is one byte with the number of bytes that follow (0–8), little-endian without leading zeros.
/// </summary>
internal static class EntityStateFormat
{
    private const int MaxWindows = 64;
    private const int MaxWords = 64 * 1024;
    private const int ChecksumBytes = 4;

    public static byte[] Write(EntityState state)
    {
        var size = 1 + 9 + 9 + (9 * state.Latest.Length) + 9 + ChecksumBytes + state.Windows.Sum(window => 18 + (9 * window.Words.Length));
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        var writer = new WordWriter(buffer);
        writer.Byte(EntityState.FormatVersion);
        writer.Word((ulong)state.Newest);
        writer.Words(state.Latest);
        writer.Word((ulong)state.Windows.Length);
        foreach (var window in state.Windows)
        {
            writer.Word((ulong)window.Stride);
            writer.Words(window.Words);
        }

        var length = writer.Length;
        BinaryPrimitives.WriteUInt32LittleEndian(buffer.AsSpan(length), (uint)StableHash.Of(buffer.AsSpan(0, length)));
        var bytes = buffer.AsSpan(0, length + ChecksumBytes).ToArray();
        ArrayPool<byte>.Shared.Return(buffer);
        return bytes;
    }

    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out EntityState? state, out string problem)
    {
        state = null;
        problem = ProblemOf(bytes);
        if (problem.Length > 0)
        {
            return false;
        }

        var reader = new WordReader(bytes[1..^ChecksumBytes]);
        var newest = (long)reader.Word();
        var latest = reader.Words(MaxWords);
        var windows = new WindowState[reader.Count(MaxWindows)];
        for (var index = 0; index < windows.Length && !reader.Failed; index++)
        {
            var stride = reader.Count(MaxWords);
            windows[index] = new(stride, reader.Words(MaxWords));
            reader.Failed |= stride < WindowLayout.FirstFieldWord || windows[index].Words.Length % Math.Max(stride, 1) != 0;
        }

        if (reader.Failed || !reader.AtEnd || newest < 0 || newest > DateTimeOffset.MaxValue.UtcTicks || latest.Length % 2 != 0)
        {
            problem = "The state's contents are damaged.";
            return false;
        }

        state = new EntityState(newest, latest, windows);
        return true;
    }

    private static string ProblemOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 1 + ChecksumBytes)
        {
            return $"The state has only {bytes.Length} bytes.";
        }

        if (bytes[0] != EntityState.FormatVersion)
        {
            return $"The state has format version {bytes[0]}; this release reads version {EntityState.FormatVersion}.";
        }

        var written = BinaryPrimitives.ReadUInt32LittleEndian(bytes[^ChecksumBytes..]);
        return written == (uint)StableHash.Of(bytes[..^ChecksumBytes]) ? string.Empty : "The state's checksum doesn't match its contents.";
    }
}
