using System.Buffers;
using System.Text.Json;

namespace MlopsLab.Inference.Endpoints;

/// <summary>
/// Reads an infer request from its bytes, in one pass: one input x of shape [rows, n], flat or nested once, null = missing; or, with a
/// header that says where the JSON ends, as the bytes behind it.
/// </summary>
internal static class InferReader
{
    private static readonly JsonReaderOptions Bounded = new() { MaxDepth = 16 };

    public static void Read(in ReadOnlySequence<byte> body, long? header, int width, int maxRows, InferWork work)
    {
        if (header is < 0 || header > body.Length)
        {
            throw Wrong($"Inference-Header-Content-Length is {header} and the body has {body.Length} bytes");
        }

        try
        {
            Json(body.Slice(0, header ?? body.Length), width, maxRows, work);
        }
        catch (InvalidOperationException)
        {
            // The reader finds wrong UTF-8 only when a text is taken out.
            throw Wrong("a text in the body is not valid UTF-8");
        }

        if (work.BinarySize is not null)
        {
            _ = header is not null ? true : throw Wrong("binary_data_size needs the header Inference-Header-Content-Length, the bytes of the JSON");
            BinaryTensor.Read(body.Slice(header.Value), work, work.Rows * width);
        }
        else if (header < body.Length)
        {
            throw Wrong($"{body.Length - header} bytes follow the JSON and no input has a binary_data_size");
        }
    }

    private static void Json(in ReadOnlySequence<byte> body, int width, int maxRows, InferWork work)
    {
        var json = new Utf8JsonReader(body, Bounded);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            throw Wrong("the body must be a JSON object");
        }

        var hasInputs = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("inputs"u8))
            {
                hasInputs = hasInputs ? throw Wrong("inputs is given twice") : true;
                Inputs(ref json, width, maxRows, work);
            }
            else if (json.ValueTextEquals("id"u8))
            {
                json.Read();
                work.Id = json.TokenType == JsonTokenType.String ? json.GetString() : throw Wrong("id must be a string");
            }
            else if (json.ValueTextEquals("outputs"u8))
            {
                OutputsReader.Read(ref json, work);
            }
            else if (json.ValueTextEquals("parameters"u8))
            {
                RequestParameters.Read(ref json, work);
            }
            else
            {
                json.Skip();
            }
        }

        // Reading on finds anything that follows the object.
        json.Read();
        _ = hasInputs ? true : throw Wrong("inputs is missing");
    }

    private static void Inputs(ref Utf8JsonReader json, int width, int maxRows, InferWork work)
    {
        Begin(ref json, JsonTokenType.StartArray, "inputs must be an array");
        var seen = false;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            seen = seen ? throw Wrong($"there is more than one input; give {InferProtocol.Input} only") : true;
            TensorReader.Read(ref json, width, maxRows, work);
        }

        _ = seen ? true : throw Wrong($"input {InferProtocol.Input} is missing");
    }

    internal static void Begin(ref Utf8JsonReader json, JsonTokenType type, string problem)
    {
        json.Read();
        Expect(ref json, type, problem);
    }

    internal static void Expect(ref Utf8JsonReader json, JsonTokenType type, string problem) =>
        _ = json.TokenType == type ? true : throw Wrong(problem);

    internal static InferRefusedException Wrong(string problem) => new(StatusCodes.Status400BadRequest, problem);
}
