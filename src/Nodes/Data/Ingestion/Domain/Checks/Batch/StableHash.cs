namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>Hashes that are the same after a restart (FNV-1a).</summary>
internal static class StableHash
{
    private const ulong Offset = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;
    private const int FewLetters = 4;

    public static ulong Of(string text)
    {
        var hash = Offset;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * Prime;
        }

        return hash;
    }

    public static ulong Of(double number) => Mix((ulong)BitConverter.DoubleToInt64Bits(number));

    /// <summary>The shape of a text: runs of digits count as one digit, long runs of letters as one letter, so that "c12-7" and "c4-1530" are alike.</summary>
    public static ulong ShapeOf(string text)
    {
        var hash = Offset;
        var (digits, letters) = (false, 0);
        foreach (var letter in text)
        {
            letters = char.IsLetter(letter) ? letters + 1 : 0;
            var isDigit = char.IsAsciiDigit(letter);
            if ((!isDigit || !digits) && letters <= FewLetters)
            {
                hash = (hash ^ (isDigit ? '9' : letter)) * Prime;
            }

            digits = isDigit;
        }

        return hash;
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 32)) * 0x9E3779B97F4A7C15;
        return value ^ (value >> 29);
    }
}
