using System.Text.Json;

namespace MlopsLab.Inference.Endpoints;

/// <summary>Reads the one input tensor; its members may come in any order.</summary>
internal static class TensorReader
{
    public static void Read(ref Utf8JsonReader json, int width, int maxRows, InferWork work)
    {
        InferReader.Expect(ref json, JsonTokenType.StartObject, "an input must be an object");
        var (named, typed, hasData) = (false, false, false);
        var shape = (Dimensions: 0, Rows: 0L, Width: 0L);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("data"u8))
            {
                hasData = hasData ? throw InferReader.Wrong("data is given twice") : true;
                Data(ref json, width, maxRows, work);
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
                typed = Datatype(ref json);
            }
            else
            {
                json.Skip();
            }
        }

        Require(named, "the input has no name");
        Require(typed, "the input has no datatype");
        Require(hasData, "the input has no data");
        Check(shape, width, maxRows, work);
    }

    private static void Check((int Dimensions, long Rows, long Width) shape, int width, int maxRows, InferWork work)
    {
        Require(shape.Dimensions == 2 && shape.Width == width && shape.Rows > 0, $"shape must be [rows, {width}]");
        if (shape.Rows > maxRows)
        {
            throw TooMany(maxRows);
        }

        Require(shape.Rows * width == work.Count, $"shape says {shape.Rows * width} values and data has {work.Count}");
        work.Rows = (int)shape.Rows;
    }

    private static bool Name(ref Utf8JsonReader json)
    {
        InferReader.Begin(ref json, JsonTokenType.String, "an input's name must be a string");
        Require(json.ValueTextEquals(InferProtocol.Input), $"there is no such input; this model has {InferProtocol.Input}");
        return true;
    }

    private static bool Datatype(ref Utf8JsonReader json)
    {
        InferReader.Begin(ref json, JsonTokenType.String, "datatype must be a string");
        var known = json.ValueTextEquals("FP64"u8) || json.ValueTextEquals("FP32"u8) || json.ValueTextEquals("INT64"u8) || json.ValueTextEquals("INT32"u8);
        Require(known, "datatype must be FP64 (FP32, INT64 and INT32 are taken too)");
        return true;
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

    private static void Data(ref Utf8JsonReader json, int width, int maxRows, InferWork work)
    {
        InferReader.Begin(ref json, JsonTokenType.StartArray, "data must be an array");
        bool? nested = null;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            var isRow = json.TokenType == JsonTokenType.StartArray;
            Require(nested is null || nested == isRow, "data must be flat or nested in every row");
            nested = isRow;
            if (isRow)
            {
                Row(ref json, width, work);
            }
            else
            {
                work.Add(Value(ref json, work.Count));
            }

            if (work.Count > (long)maxRows * width)
            {
                throw TooMany(maxRows);
            }
        }
    }

    private static void Row(ref Utf8JsonReader json, int width, InferWork work)
    {
        var before = work.Count;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            work.Add(Value(ref json, work.Count));
            Require(work.Count - before <= width, $"row {before / width} has more than {width} values");
        }

        Require(work.Count - before == width, $"row {before / width} has {work.Count - before} values and the model takes {width}");
    }

    private static double Value(ref Utf8JsonReader json, int at)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return double.NaN;
        }

        Require(json.TokenType == JsonTokenType.Number, $"value {at} of data must be a number, or null when it is missing");
        return json.TryGetDouble(out var value) && double.IsFinite(value) ? value : throw InferReader.Wrong($"value {at} of data is out of range");
    }

    private static InferRefusedException TooMany(int maxRows) =>
        new(StatusCodes.Status413PayloadTooLarge, $"a request may hold {maxRows} rows; send several");

    private static void Require(bool holds, string problem) => _ = holds ? true : throw InferReader.Wrong(problem);
}
