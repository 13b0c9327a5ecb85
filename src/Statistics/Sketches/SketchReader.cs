namespace MlopsLab.Statistics;

/// <summary>Reads what <see cref="SketchWriter"/> wrote.</summary>
internal sealed class SketchReader(string text)
{
    private readonly byte[] bytes = Convert.FromBase64String(text);
    private int at;

    public bool IsAtEnd => at >= bytes.Length;

    public ulong Read()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var octet = at < bytes.Length ? bytes[at++] : throw new FormatException("A sketch ends within a number.");
            value |= (ulong)(octet & 0x7F) << shift;
            if (octet < 0x80)
            {
                return value;
            }
        }

        throw new FormatException("A sketch holds a number of more than 64 bits.");
    }
}
