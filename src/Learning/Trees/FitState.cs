namespace MlopsLab.Learning.Trees;

/// <summary>Boosting in the middle of a fit: all that the trees to come depend on.</summary>
/// <param name="Held">How many of the newest rows only watch; 0 while all of them teach.</param>
/// <param name="Target">How many trees are to be grown at most.</param>
/// <param name="Scores">Of every row under the trees so far.</param>
internal sealed record FitState(int Held, int Target, double Best, int BestTrees, double[] Scores, IReadOnlyList<Tree> Trees)
{
    private const int Format = 0x4647_4201;

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream((sizeof(double) * Scores.Length) + 4_096);
        using var writer = new BinaryWriter(bytes);
        writer.Write(Format);
        writer.Write(Held);
        writer.Write(Target);
        writer.Write(Best);
        writer.Write(BestTrees);
        writer.Write(Scores.Length);
        foreach (var score in Scores)
        {
            writer.Write(score);
        }

        writer.Write(Trees.Count);
        foreach (var tree in Trees)
        {
            Write(writer, tree);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Null when the bytes are none of a fit of so many rows.</summary>
    public static FitState? Read(byte[]? bytes, int rows)
    {
        if (bytes is null)
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(bytes));
        try
        {
            if (reader.ReadInt32() != Format)
            {
                return null;
            }

            var (held, target, best, bestTrees) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadDouble(), reader.ReadInt32());
            return reader.ReadInt32() != rows ? null : new(held, target, best, bestTrees, Many(reader, rows, one => one.ReadDouble()), Many(reader, reader.ReadInt32(), TreeOf));
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }

    private static void Write(BinaryWriter writer, Tree tree)
    {
        writer.Write(tree.Splits.Count);
        foreach (var split in tree.Splits)
        {
            writer.Write(split.Input);
            writer.Write(split.Threshold);
            writer.Write(split.MissingLeft);
            writer.Write(split.Left);
            writer.Write(split.Right);
            writer.Write(split.LeftLevels?.Count ?? -1);
            foreach (var level in split.LeftLevels ?? [])
            {
                writer.Write(level);
            }
        }

        writer.Write(tree.Leaves.Count);
        foreach (var leaf in tree.Leaves)
        {
            writer.Write(leaf);
        }
    }

    private static Tree TreeOf(BinaryReader reader) => new(Many(reader, reader.ReadInt32(), SplitOf), Many(reader, reader.ReadInt32(), one => one.ReadDouble()));

    private static TreeSplit SplitOf(BinaryReader reader)
    {
        var (input, threshold, missingLeft, left, right) = (reader.ReadInt32(), reader.ReadDouble(), reader.ReadBoolean(), reader.ReadInt32(), reader.ReadInt32());
        var levels = reader.ReadInt32();
        return new(input, threshold, levels < 0 ? null : Many(reader, levels, one => one.ReadInt32()), missingLeft, left, right);
    }

    private static T[] Many<T>(BinaryReader reader, int count, Func<BinaryReader, T> read)
    {
        if (count < 0 || count > reader.BaseStream.Length - reader.BaseStream.Position)
        {
            throw new EndOfStreamException();
        }

        var many = new T[count];
        for (var i = 0; i < count; i++)
        {
            many[i] = read(reader);
        }

        return many;
    }
}
