using System.Buffers;
using System.Text.Json;

namespace MlopsLab.Inference.Endpoints;

/// <summary>Reads an infer request from its bytes, in one pass: one input x of shape [rows, n], flat or nested once, null = missing.</summary>
internal static class InferReader
{
    private static readonly JsonReaderOptions Bounded = new() { MaxDepth = 16 };

    public static void Read(in ReadOnlySequence<byte> body, int width, int maxRows, InferWork work)
    {
        try
        {
            Body(body, width, maxRows, work);
        }
        catch (InvalidOperationException)
        {
            // The reader finds wrong UTF-8 only when a text is taken out.
            throw Wrong("a text in the body is not valid UTF-8");
        }
    }

    private static void Body(in ReadOnlySequence<byte> body, int width, int maxRows, InferWork work)
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
                Outputs(ref json);
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

    private static void Outputs(ref Utf8JsonReader json)
    {
        Begin(ref json, JsonTokenType.StartArray, "outputs must be an array");
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            Expect(ref json, JsonTokenType.StartObject, "an output must be an object");
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var isName = json.ValueTextEquals("name"u8);
                json.Read();
                if (isName && (json.TokenType != JsonTokenType.String || !json.ValueTextEquals(InferProtocol.Output)))
                {
                    throw Wrong($"there is no such output; this model has {InferProtocol.Output}");
                }

                json.Skip();
            }
        }
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
