using System.Buffers.Binary;

namespace MlopsLab.Messaging.Ledgers;

/// <summary>An event's id is a version 7 UUID: it carries the time it was made.</summary>
internal static class TimedId
{
    /// <summary>Unix milliseconds, or null when the id is none of ours.</summary>
    public static long? MadeAt(string id)
    {
        Span<byte> bytes = stackalloc byte[16];
        return Guid.TryParse(id, out var guid) && guid.Version == 7 && guid.TryWriteBytes(bytes, bigEndian: true, out _)
            ? BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16
            : null;
    }

    /// <summary>Sorts before every id made at or after the time.</summary>
    public static string FirstAt(DateTimeOffset time) => $"{time.ToUnixTimeMilliseconds():x12}".Insert(8, "-");
}
