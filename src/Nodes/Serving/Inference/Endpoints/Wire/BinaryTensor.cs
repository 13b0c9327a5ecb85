using System.Buffers;

namespace MlopsLab.Inference.Endpoints;

/// <summary>The protocol's binary extension: the input's values as little-endian bytes behind the JSON, row by row; NaN is a missing value.</summary>
internal static class BinaryTensor
{
    public static void Read(in ReadOnlySequence<byte> bytes, InferWork work, int values)
    {
        var size = Datatypes.SizeOf(work.Datatype);
        if (work.BinarySize != (long)values * size)
        {
            throw InferReader.Wrong($"binary_data_size is {work.BinarySize} and shape times the datatype's size is {(long)values * size}");
        }

        if (bytes.Length != work.BinarySize)
        {
            throw InferReader.Wrong($"binary_data_size is {work.BinarySize} and {bytes.Length} bytes follow the JSON");
        }

        var reader = new SequenceReader<byte>(bytes);
        Span<byte> value = stackalloc byte[size];
        for (var at = 0; at < values; at++)
        {
            reader.TryCopyTo(value);
            reader.Advance(size);
            var number = Datatypes.Decode(work.Datatype, value);
            work.Add(double.IsInfinity(number) ? throw InferReader.Wrong($"value {at} of the tensor is infinite") : number);
        }
    }
}
