using System.Text.Json;

namespace MlopsLab.Inference.Endpoints;

/// <summary>The outputs a request asks for, and how they are to be written.</summary>
internal static class OutputsReader
{
    public static void Read(ref Utf8JsonReader json, InferWork work)
    {
        InferReader.Begin(ref json, JsonTokenType.StartArray, "outputs must be an array");
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            InferReader.Expect(ref json, JsonTokenType.StartObject, "an output must be an object");
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                if (json.ValueTextEquals("parameters"u8))
                {
                    Parameters(ref json, work);
                }
                else if (json.ValueTextEquals("name"u8))
                {
                    Name(ref json);
                }
                else
                {
                    json.Skip();
                }
            }
        }
    }

    private static void Name(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.String || !json.ValueTextEquals(InferProtocol.Output))
        {
            throw InferReader.Wrong($"there is no such output; this model has {InferProtocol.Output}");
        }
    }

    private static void Parameters(ref Utf8JsonReader json, InferWork work)
    {
        InferReader.Begin(ref json, JsonTokenType.StartObject, "an output's parameters must be an object");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("binary_data"u8))
            {
                work.Binary = RequestParameters.Flag(ref json, "binary_data");
            }
            else if (json.ValueTextEquals("classification"u8))
            {
                throw InferReader.Wrong($"classification is not offered; ask for the output {InferProtocol.Output} and compare it with the threshold in the answer's parameters");
            }
            else
            {
                json.Skip();
            }
        }
    }
}
