namespace MlopsLab.Statistics;

/// <summary>
/// Sorts numbers several times as fast as a comparison sort: by the upper 33 bits in three passes of 11 (least significant digit first, Knuth, The Art of Computer
/// Programming 3, section 5.2.5), after which hardly any are out of order and those are put in by insertion. Keeps its buffers.
/// </summary>
public sealed class SortBuffers
{
    private const int Digit = 11;
    private const int Values = 1 << Digit;
    private const int First = 64 - (3 * Digit);

    private readonly int[] places = new int[3 * Values];
    private ulong[] keys = [];
    private ulong[] other = [];
    private double[] numbers = [];

    /// <summary>The numbers in ascending order, until the next call.</summary>
    internal ReadOnlySpan<double> Sort(ReadOnlySpan<double> values)
    {
        if (keys.Length < values.Length)
        {
            (keys, other, numbers) = (new ulong[values.Length], new ulong[values.Length], new double[values.Length]);
        }

        Count(values);
        for (var pass = 0; pass < 3; pass++)
        {
            Scatter(values.Length, pass);
            (keys, other) = (other, keys);
        }

        var sorted = keys.AsSpan(0, values.Length);
        if (!Insert(sorted))
        {
            sorted.Sort();
        }

        for (var i = 0; i < sorted.Length; i++)
        {
            numbers[i] = NumberOf(sorted[i]);
        }

        return numbers.AsSpan(0, values.Length);
    }

    // Negative numbers have all bits turned, others the sign: then they order as whole numbers.
    private static ulong KeyOf(double value)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value);
        return bits ^ ((ulong)((long)bits >> 63) | 0x8000000000000000UL);
    }

    private static double NumberOf(ulong key) => BitConverter.UInt64BitsToDouble(key ^ (((key >> 63) - 1) | 0x8000000000000000UL));

    // False when it would take long: many numbers that differ in their last bits only.
    private static bool Insert(Span<ulong> sorted)
    {
        var left = 8L * sorted.Length;
        for (var i = 1; i < sorted.Length; i++)
        {
            var key = sorted[i];
            var j = i;
            for (; j > 0 && sorted[j - 1] > key; j--)
            {
                sorted[j] = sorted[j - 1];
            }

            sorted[j] = key;
            if ((left -= i - j) < 0)
            {
                return false;
            }
        }

        return true;
    }

    private void Count(ReadOnlySpan<double> values)
    {
        Array.Clear(places);
        for (var i = 0; i < values.Length; i++)
        {
            var key = KeyOf(values[i]);
            keys[i] = key;
            places[(int)(key >> First) & (Values - 1)]++;
            places[Values + ((int)(key >> (First + Digit)) & (Values - 1))]++;
            places[(2 * Values) + (int)(key >> (First + (2 * Digit)))]++;
        }

        for (var pass = 0; pass < 3; pass++)
        {
            var sum = 0;
            foreach (ref var place in places.AsSpan(pass * Values, Values))
            {
                (place, sum) = (sum, sum + place);
            }
        }
    }

    private void Scatter(int count, int pass)
    {
        var next = places.AsSpan(pass * Values, Values);
        var shift = First + (pass * Digit);
        foreach (var key in keys.AsSpan(0, count))
        {
            other[next[(int)(key >> shift) & (Values - 1)]++] = key;
        }
    }
}
