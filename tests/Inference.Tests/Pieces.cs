using System.Buffers;

namespace MlopsLab.Inference.Tests;

/// <summary>A body that arrived in two network packets.</summary>
internal sealed class Pieces : ReadOnlySequenceSegment<byte>
{
    public static ReadOnlySequence<byte> Of(byte[] bytes, int cut)
    {
        var last = new Pieces { Memory = bytes.AsMemory(cut), RunningIndex = cut };
        var first = new Pieces { Memory = bytes.AsMemory(0, cut), Next = last };
        return new ReadOnlySequence<byte>(first, 0, last, bytes.Length - cut);
    }
}
