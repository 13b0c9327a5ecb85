namespace MlopsLab.Scenarios;

/// <summary>Reads what <see cref="WordWriter"/> wrote; after damage it says so and gives zeros.</summary>
internal ref struct WordReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public bool Failed { get; set; }

    public readonly bool AtEnd => rest.IsEmpty;

    public ulong Word()
    {
        var length = rest.IsEmpty ? 9 : rest[0];
        if (length > 8 || rest.Length < 1 + length)
        {
            Failed = true;
            rest = [];
            return 0;
        }

        var value = 0UL;
        for (var index = length; index > 0; index--)
        {
            value = (value << 8) | rest[index];
        }

        rest = rest[(1 + length)..];
        return value;
    }

    /// <summary>A number of things that follow; every one takes at least a byte, so more than what is left is damage.</summary>
    public int Count(int max)
    {
        var count = Word();
        Failed |= count > (ulong)max;
        return Failed ? 0 : (int)count;
    }

    public ulong[] Words(int max)
    {
        var count = Count(Math.Min(max, rest.Length));
        var words = new ulong[count];
        for (var index = 0; index < count; index++)
        {
            words[index] = Word();
        }

        return words;
    }
}
