using System.Numerics;

namespace MlopsLab.Scenarios;

/// <summary>Counts different values in 128 bits (Whang et al. 1990): within a few percent up to about 100, at most about 620.</summary>
internal static class LinearCounter
{
    private const int Bits = 128;
    private static readonly double[] Estimates = [.. Enumerable.Range(0, Bits + 1).Select(Estimate)];

    public static void Add(Span<ulong> words, ulong hash)
    {
        var bit = (int)(hash >> 57);
        words[bit >> 6] |= 1UL << (bit & 63);
    }

    public static double Count(ulong low, ulong high) => Estimates[BitOperations.PopCount(low) + BitOperations.PopCount(high)];

    // A full counter says what one empty bit fewer would. Adding 0 makes the −0 of an empty one the 0 of an entity never seen.
    private static double Estimate(int set) => Math.Round(-Bits * Math.Log(Math.Max(Bits - set, 1) / (double)Bits), 3) + 0.0;
}
