namespace MlopsLab.Statistics;

/// <summary>Numbers as little-endian groups of seven bits, in Base64.</summary>
internal sealed class SketchWriter
{
    private readonly List<byte> bytes = [];

    public void Write(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
    }

    public string ToText() => Convert.ToBase64String(bytes.ToArray());
}
