using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MlopsLab.Learning.Scoring;

/// <summary>
/// All splits on one number, by threshold: a value above the n-th threshold closes the left leaves of the first n splits.
/// Every <see cref="Step"/> splits, the masks so far are kept for all trees, so that a row starts there.
/// </summary>
/// <param name="Keys">Thresholds, ascending, as <see cref="Numerics.FloatKey"/>.</param>
/// <param name="Trees">Whose split it is.</param>
/// <param name="Masks">The leaves that stay open.</param>
/// <param name="Blocks">After each <paramref name="Step"/> splits, a mask per tree.</param>
/// <param name="Missing">What a missing value leaves open, a mask per tree, or null when it closes nothing.</param>
internal sealed record BitNumber(int Input, int[] Keys, int[] Trees, uint[] Masks, int Step, uint[] Blocks, uint[]? Missing)
{
    /// <summary>How many thresholds are below the key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Passed(int key)
    {
        ref var keys = ref MemoryMarshal.GetArrayDataReference(Keys);
        int low = 0, left = Keys.Length;
        while (left > 0)
        {
            var half = (left + 1) >> 1;
            low += (int)(((long)Unsafe.Add(ref keys, low + half - 1) - key) >> 63) & half;
            left -= half;
        }

        return low;
    }
}
