using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MlopsLab.Learning.Trees;

/// <summary>Sums gradients by bin; each column is summed in row order, so splitting the columns over threads would change no bit.</summary>
internal sealed class Histograms
{
    private readonly IReadOnlyList<BinnedColumn> columns;
    private readonly Stack<GradientPair[]> free = new();
    private readonly int slots;

    public Histograms(IReadOnlyList<BinnedColumn> columns)
    {
        this.columns = columns;
        Offsets = new int[columns.Count];
        for (var column = 0; column < columns.Count; column++)
        {
            Offsets[column] = slots;
            slots += columns[column].Slots;
        }
    }

    /// <summary>Where each column's slots begin.</summary>
    public int[] Offsets { get; }

    /// <param name="rows">The rows of the leaf.</param>
    /// <param name="gradients">One per row of the leaf, in the same order.</param>
    public GradientPair[] Build(ReadOnlySpan<int> rows, ReadOnlySpan<GradientPair> gradients)
    {
        var histograms = Rent();
        for (var column = 0; column < columns.Count; column++)
        {
            Sum(columns[column].Bins, rows, gradients, histograms.AsSpan(Offsets[column], columns[column].Slots));
        }

        return histograms;
    }

    /// <summary>Turns the parent's histograms into those of the other child.</summary>
    public static void Subtract(GradientPair[] parent, GradientPair[] child)
    {
        for (var slot = 0; slot < parent.Length; slot++)
        {
            parent[slot] -= child[slot];
        }
    }

    public void Return(GradientPair[] histograms) => free.Push(histograms);

    private GradientPair[] Rent()
    {
        if (!free.TryPop(out var histograms))
        {
            return new GradientPair[slots];
        }

        Array.Clear(histograms);
        return histograms;
    }

    /// <summary>The inner loop of training. A bin is below the number of slots by construction, so bounds are checked once only.</summary>
    private static void Sum(byte[] bins, ReadOnlySpan<int> rows, ReadOnlySpan<GradientPair> gradients, Span<GradientPair> into)
    {
        ref var slots = ref MemoryMarshal.GetReference(into);
        for (var i = 0; i < rows.Length && i < gradients.Length; i++)
        {
            ref var slot = ref Unsafe.Add(ref slots, bins[rows[i]]);
            slot.G += gradients[i].G;
            slot.H += gradients[i].H;
        }
    }
}
