using System.Text.Json;

namespace MlopsLab.Inference.Endpoints;

/// <summary>The <c>parameters</c> of a request: how urgent it is, how long it may take, how its outputs are written. Others are nobody's here.</summary>
internal static class RequestParameters
{
    private const long MicrosecondsOfAnHour = 3_600_000_000;

    public static void Read(ref Utf8JsonReader json, InferWork work)
    {
        InferReader.Begin(ref json, JsonTokenType.StartObject, "parameters must be an object");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("priority"u8))
            {
                work.Priority = (int)Whole(ref json, int.MaxValue, "priority must be a whole number from 0");
            }
            else if (json.ValueTextEquals("timeout"u8))
            {
                var limit = Whole(ref json, MicrosecondsOfAnHour, "timeout must be a whole number of microseconds, an hour at most");
                work.Timeout = limit == 0 ? null : TimeSpan.FromMicroseconds(limit);
            }
            else if (json.ValueTextEquals("binary_data_output"u8))
            {
                work.BinaryByDefault = Flag(ref json, "binary_data_output");
            }
            else
            {
                json.Skip();
            }
        }
    }

    public static long Whole(ref Utf8JsonReader json, long most, string problem)
    {
        json.Read();
        return json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var number) && number >= 0 && number <= most ? number : throw InferReader.Wrong(problem);
    }

    public static bool Flag(ref Utf8JsonReader json, string name)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => throw InferReader.Wrong($"{name} must be true or false"),
        };
    }
}
