using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlopsLab.Learning.Artifacts;

internal static class TestRowsFormat
{
    private const int MostHeader = 4 * 1024 * 1024;
    private const int MostSlices = 20_000;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { MaxDepth = 8, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static byte[] Write(TestRows rows)
    {
        var data = rows.Data;
        var header = JsonSerializer.SerializeToUtf8Bytes(
            new TestRowsHeader(1, data.Inputs, data.Rows, rows.Of, rows.Keys.Count > 0, [.. rows.Slices.Select(slice => slice.Name)]), Options);
        using var stream = new MemoryStream();
        stream.Write(BitConverter.GetBytes(header.Length));
        stream.Write(header);
        stream.Write(MemoryMarshal.AsBytes(data.X));
        stream.Write(MemoryMarshal.AsBytes(data.Y));
        Put(stream, [.. rows.Times.Select(time => time.ToUnixTimeMilliseconds())]);
        Put(stream, [.. rows.Costs.SelectMany(cost => (double[])[cost.FalsePositive, cost.FalseNegative])]);
        Put(stream, (ulong[])[.. rows.Keys]);
        foreach (var slice in rows.Slices)
        {
            Put(stream, [.. slice.Members.Select(member => member ? (byte)1 : (byte)0)]);
        }

        return stream.ToArray();
    }

    public static TestRowsReading Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new(Parse(bytes), null);
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException or RefusedException or OverflowException)
        {
            return new(null, $"{TestRows.File} is refused: {broken.Message}");
        }
    }

    private static TestRows Parse(ReadOnlySpan<byte> bytes)
    {
        var rest = bytes;
        var length = Take<int>(ref rest, 1)[0];
        var header = JsonSerializer.Deserialize<TestRowsHeader>(Take<byte>(ref rest, length is > 0 and < MostHeader ? length : -1), Options);
        if (header is not { Format: 1, Inputs.Count: > 0, Slices.Count: <= MostSlices, Rows: > 0 } || (long)header.Rows * header.Inputs.Count > TestRows.MostValues)
        {
            throw new RefusedException(TestRows.File, "has no header of format 1, or more rows than allowed.");
        }

        var x = Take<double>(ref rest, header.Rows * header.Inputs.Count);
        var y = Take<float>(ref rest, header.Rows);
        var times = Take<long>(ref rest, header.Rows);
        var costs = Take<double>(ref rest, header.Rows * 2);
        var keys = header.Keyed ? Take<ulong>(ref rest, header.Rows) : [];
        var slices = new List<TestSlice>();
        foreach (var name in header.Slices)
        {
            slices.Add(new(name, [.. Take<byte>(ref rest, header.Rows).Select(member => member == 1)]));
        }

        return Array.TrueForAll(costs, cost => cost >= 0 && double.IsFinite(cost))
            ? new(
                new Dataset(header.Inputs, x, y),
                [.. Enumerable.Range(0, header.Rows).Select(row => new MistakeCosts(costs[2 * row], costs[(2 * row) + 1]))],
                [.. times.Select(DateTimeOffset.FromUnixTimeMilliseconds)],
                keys,
                slices,
                Math.Max(header.Of, header.Rows))
            : throw new RefusedException(TestRows.File, "has costs that are none.");
    }

    private static void Put<T>(Stream stream, T[] values)
        where T : unmanaged => stream.Write(MemoryMarshal.AsBytes(values.AsSpan()));

    private static T[] Take<T>(ref ReadOnlySpan<byte> rest, int count)
        where T : unmanaged
    {
        var size = (long)count * Marshal.SizeOf<T>();
        if (count < 0 || size > rest.Length)
        {
            throw new RefusedException(TestRows.File, "ends early.");
        }

        var values = new T[count];
        rest[..(int)size].CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        rest = rest[(int)size..];
        return values;
    }
}
