using System.Text.Json;

namespace MlopsLab.Inference.Endpoints;

/// <summary>The values of a tensor in JSON, flat or nested by row; null is a missing value.</summary>
internal static class TensorData
{
    public static void Read(ref Utf8JsonReader json, int width, int maxRows, InferWork work)
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
                work.Add(Value(ref json, work));
            }

            if (work.Count > (long)maxRows * width)
            {
                throw TooMany(maxRows);
            }
        }
    }

    /// <summary>What only the whole input tells: as many values as the shape says, and all of the type.</summary>
    public static void Check(InferWork work, int width)
    {
        Require(Datatypes.HasJson(work.Datatype), "FP16 and BF16 have no form in JSON; send the bytes with a binary_data_size, or FP32");
        Require(work.Rows * width == work.Count, $"shape says {work.Rows * width} values and data has {work.Count}");
        Require(work.FirstBoolean is null || work.Datatype == Datatype.Bool, $"value {work.FirstBoolean} of data must be a number, or null when it is missing");
        if (Datatypes.RangeOf(work.Datatype) is not var (least, most))
        {
            return;
        }

        for (var at = 0; at < work.Count; at++)
        {
            var value = work.Values.Span[at];
            Require(double.IsNaN(value) || (value >= least && value <= most && value == Math.Floor(value)), $"value {at} of data is no {work.Datatype.ToString().ToUpperInvariant()}");
        }
    }

    public static InferRefusedException TooMany(int maxRows) =>
        new(StatusCodes.Status413PayloadTooLarge, $"a request may hold {maxRows} rows; send several");

    private static void Row(ref Utf8JsonReader json, int width, InferWork work)
    {
        var before = work.Count;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            work.Add(Value(ref json, work));
            Require(work.Count - before <= width, $"row {before / width} has more than {width} values");
        }

        Require(work.Count - before == width, $"row {before / width} has {work.Count - before} values and the model takes {width}");
    }

    private static double Value(ref Utf8JsonReader json, InferWork work)
    {
        var at = work.Count;
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return double.NaN;
            case JsonTokenType.True or JsonTokenType.False:
                work.FirstBoolean ??= at;
                return json.TokenType == JsonTokenType.True ? 1 : 0;
            case JsonTokenType.Number:
                return json.TryGetDouble(out var value) && double.IsFinite(value) ? value : throw InferReader.Wrong($"value {at} of data is out of range");
            default:
                throw InferReader.Wrong($"value {at} of data must be a number, or null when it is missing");
        }
    }

    private static void Require(bool holds, string problem) => _ = holds ? true : throw InferReader.Wrong(problem);
}
