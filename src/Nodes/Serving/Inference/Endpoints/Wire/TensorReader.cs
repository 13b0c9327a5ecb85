using System.Text.Json;

namespace MlopsLab.Inference.Endpoints;

/// <summary>Reads the one input tensor; its members may come in any order.</summary>
internal static class TensorReader
{
    public static void Read(ref Utf8JsonReader json, int width, int maxRows, InferWork work)
    {
        InferReader.Expect(ref json, JsonTokenType.StartObject, "an input must be an object");
        var (named, hasData) = (false, false);
        var shape = (Dimensions: 0, Rows: 0L, Width: 0L);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("data"u8))
            {
                hasData = hasData ? throw InferReader.Wrong("data is given twice") : true;
                TensorData.Read(ref json, width, maxRows, work);
            }
            else if (json.ValueTextEquals("shape"u8))
            {
                shape = Shape(ref json);
            }
            else if (json.ValueTextEquals("name"u8))
            {
                named = Name(ref json);
            }
            else if (json.ValueTextEquals("datatype"u8))
            {
                work.Datatype = Type(ref json);
            }
            else if (json.ValueTextEquals("parameters"u8))
            {
                Parameters(ref json, work);
            }
            else
            {
                json.Skip();
            }
        }

        Require(named, "the input has no name");
        Require(work.Datatype != Datatype.None, "the input has no datatype");
        Require(hasData || work.BinarySize is not null, "the input has no data");
        Require(!hasData || work.BinarySize is null, "the input has data and a binary_data_size; give one of them");
        work.Rows = Rows(shape, width, maxRows);
        if (hasData)
        {
            TensorData.Check(work, width);
        }
    }

    private static int Rows((int Dimensions, long Rows, long Width) shape, int width, int maxRows)
    {
        Require(shape.Dimensions == 2 && shape.Width == width && shape.Rows > 0, $"shape must be [rows, {width}]");
        return shape.Rows <= maxRows ? (int)shape.Rows : throw TensorData.TooMany(maxRows);
    }

    private static bool Name(ref Utf8JsonReader json)
    {
        InferReader.Begin(ref json, JsonTokenType.String, "an input's name must be a string");
        Require(json.ValueTextEquals(InferProtocol.Input), $"there is no such input; this model has {InferProtocol.Input}");
        return true;
    }

    private static Datatype Type(ref Utf8JsonReader json)
    {
        InferReader.Begin(ref json, JsonTokenType.String, "datatype must be a string");
        var type = Datatypes.Read(in json);
        Require(type != Datatype.None, "datatype must be FP64 (FP32, FP16, BF16, BOOL and the INT and UINT types are taken too)");
        return type;
    }

    private static (int Dimensions, long Rows, long Width) Shape(ref Utf8JsonReader json)
    {
        InferReader.Begin(ref json, JsonTokenType.StartArray, "shape must be an array");
        var shape = (Dimensions: 0, Rows: 0L, Width: 0L);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            Require(json.TokenType == JsonTokenType.Number && json.TryGetInt32(out _), "shape must hold whole numbers");
            shape = (shape.Dimensions + 1, shape.Width, json.GetInt32());
        }

        return shape;
    }

    private static void Parameters(ref Utf8JsonReader json, InferWork work)
    {
        InferReader.Begin(ref json, JsonTokenType.StartObject, "an input's parameters must be an object");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("binary_data_size"u8))
            {
                work.BinarySize = RequestParameters.Whole(ref json, long.MaxValue, "binary_data_size must be a number of bytes");
            }
            else
            {
                Require(!json.ValueTextEquals("shared_memory_region"u8), "shared memory is not offered; send data, or bytes with a binary_data_size");
                json.Skip();
            }
        }
    }

    private static void Require(bool holds, string problem) => _ = holds ? true : throw InferReader.Wrong(problem);
}
