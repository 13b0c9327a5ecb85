using System.Runtime.InteropServices;
using System.Text.Json;
using MlopsLab.Learning;

namespace MlopsLab.Training.Domain.Stages;

/// <summary>A training set as numbers: a header, then column after column of little-endian values.</summary>
internal static class TableFormat
{
    private const int MostHeader = 64 * 1024 * 1024;

    public static StageFormat<TrainingSet> Format { get; } = new(Write, Read);

    private static void Write(Stream stream, TrainingSet set)
    {
        var data = set.Data;
        var header = JsonSerializer.SerializeToUtf8Bytes(
            new TableHeader(set.View, data.Inputs, data.Rows, !data.Weights.IsEmpty, set.Segments, set.Report, set.Keys.Count > 0), StageJson.Options);
        stream.Write(BitConverter.GetBytes(header.Length));
        stream.Write(header);
        stream.Write(MemoryMarshal.AsBytes(data.X));
        stream.Write(MemoryMarshal.AsBytes(data.Y));
        stream.Write(MemoryMarshal.AsBytes(data.Weights));
        Put(stream, [.. set.Times.Select(time => time.UtcTicks)]);
        Put(stream, [.. set.Costs.SelectMany(cost => (double[])[cost.FalsePositive, cost.FalseNegative])]);
        Put(stream, set.Segments.Count == 0 ? [] : (ulong[])[.. set.Membership]);
        Put(stream, (ulong[])[.. set.Keys]);
    }

    private static TrainingSet Read(Stream stream)
    {
        var length = Take<int>(stream, 1)[0];
        var bytes = Take<byte>(stream, length is > 0 and < MostHeader ? length : throw new InvalidDataException("A table's header is broken."));
        var header = JsonSerializer.Deserialize<TableHeader>(bytes, StageJson.Options) ?? throw new InvalidDataException("A table has no header.");
        var x = Take<double>(stream, header.Rows * header.Inputs.Count);
        var y = Take<float>(stream, header.Rows);
        var weights = header.Weighted ? Take<float>(stream, header.Rows) : null;
        var times = Take<long>(stream, header.Rows);
        var costs = Take<double>(stream, header.Rows * 2);
        return new(
            header.View,
            new Dataset(header.Inputs, x, y, Outcome.Binary, weights),
            [.. times.Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero))],
            [.. Enumerable.Range(0, header.Rows).Select(row => new MistakeCosts(costs[2 * row], costs[(2 * row) + 1]))])
        {
            Segments = header.Segments,
            Membership = header.Segments.Count == 0 ? [] : Take<ulong>(stream, header.Rows),
            Keys = header.Keyed ? Take<ulong>(stream, header.Rows) : [],
            Report = header.Report,
        };
    }

    private static void Put<T>(Stream stream, T[] values)
        where T : unmanaged => stream.Write(MemoryMarshal.AsBytes(values.AsSpan()));

    private static T[] Take<T>(Stream stream, int count)
        where T : unmanaged
    {
        var values = new T[count];
        stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
