namespace MlopsLab.Scenarios;

/// <summary>
/// What is remembered of one entity: bounded, immutable, and the same whatever order its records came in.
/// </summary>
public sealed class EntityState
{
    /// <summary>First byte of <see cref="ToBytes"/>.</summary>
    public const byte FormatVersion = 1;

    internal EntityState(long newest, ulong[] latest, WindowState[] windows)
    {
        Newest = newest;
        Latest = latest;
        Windows = windows;
    }

    /// <summary>Event time of the newest record, in ticks (UTC).</summary>
    internal long Newest { get; }

    /// <summary>Per field two words: event time and bits of its latest value; time 0 = none yet.</summary>
    internal ulong[] Latest { get; }

    internal WindowState[] Windows { get; }

    /// <summary>Event time of the newest record.</summary>
    public DateTimeOffset NewestEvent => new(Newest, TimeSpan.Zero);

    /// <summary>A compact, versioned form with a checksum.</summary>
    public byte[] ToBytes() => EntityStateFormat.Write(this);

    /// <summary>Reads what <see cref="ToBytes"/> wrote; damaged bytes or another version throw <see cref="InvalidDataException"/> with the reason.</summary>
    public static EntityState FromBytes(ReadOnlySpan<byte> bytes) =>
        TryRead(bytes, out var state, out var problem) ? state : throw new InvalidDataException(problem);

    /// <summary>As <see cref="FromBytes"/>, with the reason as a value.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out EntityState? state,
        out string problem) => EntityStateFormat.TryRead(bytes, out state, out problem);
}
