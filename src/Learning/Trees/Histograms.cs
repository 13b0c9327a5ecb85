using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MlopsLab.Learning.Trees;

/// <summary>Sums packed gradients by bin, and keeps the arrays that hold such sums.</summary>
internal sealed class Histograms(BinTable table)
{
    /// <summary>Slots from one column to the next: room for 256, and eight more, since columns a power of two apart would share cache sets.</summary>
    public const int Stride = 256 + 8;

    /// <summary>Rows between asking for a row's bins and using them: a leaf's rows lie scattered, and waiting for each took half of the time.</summary>
    private const int Ahead = 12;

    private readonly Stack<long[]> free = new();
    private readonly int width = table.Columns.Count;

    public long[] Rent()
    {
        long[]? histogram;
        lock (free)
        {
            free.TryPop(out histogram);
        }

        if (histogram is null)
        {
            return new long[width * Stride];
        }

        Array.Clear(histogram);
        return histogram;
    }

    public void Return(long[]? histogram)
    {
        if (histogram is not null)
        {
            lock (free)
            {
                free.Push(histogram);
            }
        }
    }

    /// <summary>Adds rows that lie together.</summary>
    public void Add(long[] histogram, int start, int count, ReadOnlySpan<long> packed)
    {
        ref var bins = ref MemoryMarshal.GetArrayDataReference(table.ByRow);
        for (var row = start; row < start + count; row++)
        {
            Add(histogram, ref Unsafe.Add(ref bins, (nint)row * width), packed[row]);
        }
    }

    /// <summary>Adds the rows of a leaf.</summary>
    public void Add(long[] histogram, ReadOnlySpan<int> rows, ReadOnlySpan<long> packed)
    {
        ref var bins = ref MemoryMarshal.GetArrayDataReference(table.ByRow);
        for (var i = 0; i < rows.Length; i++)
        {
            var ahead = rows[Math.Min(i + Ahead, rows.Length - 1)];
            Prefetch(ref Unsafe.Add(ref bins, (nint)ahead * width));
            Prefetch(ref Unsafe.As<long, byte>(ref Unsafe.AsRef(in packed[ahead])));
            Add(histogram, ref Unsafe.Add(ref bins, (nint)rows[i] * width), packed[rows[i]]);
        }
    }

    public static void Add(long[] histogram, long[] other)
    {
        for (var slot = 0; slot < histogram.Length; slot += Vector512<long>.Count)
        {
            (Load(histogram, slot) + Load(other, slot)).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(histogram), (nuint)slot);
        }
    }

    /// <summary>Turns the parent's sums into those of the other child.</summary>
    public static void Subtract(long[] parent, long[] child)
    {
        for (var slot = 0; slot < parent.Length; slot += Vector512<long>.Count)
        {
            (Load(parent, slot) - Load(child, slot)).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(parent), (nuint)slot);
        }
    }

    /// <summary>The inner loop of training. A bin is below its column's slots by construction, so nothing is checked here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(long[] histogram, ref byte bins, long pair)
    {
        ref var slots = ref MemoryMarshal.GetArrayDataReference(histogram);
        nint column = 0;
        for (; column + 8 <= width; column += 8)
        {
            var eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bins, column));
            Unsafe.Add(ref slots, (nint)(byte)eight) += pair;
            Unsafe.Add(ref slots, (nint)(byte)(eight >> 8) + Stride) += pair;
            Unsafe.Add(ref slots, (nint)(byte)(eight >> 16) + (2 * Stride)) += pair;
            Unsafe.Add(ref slots, (nint)(byte)(eight >> 24) + (3 * Stride)) += pair;
            Unsafe.Add(ref slots, (nint)(byte)(eight >> 32) + (4 * Stride)) += pair;
            Unsafe.Add(ref slots, (nint)(byte)(eight >> 40) + (5 * Stride)) += pair;
            Unsafe.Add(ref slots, (nint)(byte)(eight >> 48) + (6 * Stride)) += pair;
            Unsafe.Add(ref slots, (nint)(eight >> 56) + (7 * Stride)) += pair;
            slots = ref Unsafe.Add(ref slots, 8 * Stride);
        }

        for (; column < width; column++)
        {
            Unsafe.Add(ref slots, (nint)Unsafe.Add(ref bins, column)) += pair;
            slots = ref Unsafe.Add(ref slots, Stride);
        }
    }

    private static unsafe void Prefetch(ref byte at)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref at));
        }
    }

    private static Vector512<long> Load(long[] values, int at) =>
        Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(values), (nuint)at);
}
