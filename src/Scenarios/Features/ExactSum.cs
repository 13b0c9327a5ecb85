namespace MlopsLab.Scenarios;

/// <summary>
/// Sums as whole multiples of 2^−40, so that records added in any order give the same bits: what is computed online
/// can be compared bit for bit with a replay.
/// </summary>
internal static class ExactSum
{
    private const double Unit = 1.0 / (1L << 40);
    private const double Limit = 1L << 60;

    public static void Add(Span<ulong> words, double value)
    {
        var units = (Int128)Math.Round(Math.Clamp(value, -Limit, Limit) / Unit);
        var sum = Read(words) + units;
        words[0] = (ulong)(UInt128)sum;
        words[1] = (ulong)((UInt128)sum >> 64);
    }

    public static Int128 Read(ReadOnlySpan<ulong> words) => (Int128)new UInt128(words[1], words[0]);

    public static double ToDouble(Int128 sum) => (double)sum * Unit;
}
