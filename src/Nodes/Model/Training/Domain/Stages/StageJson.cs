using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlopsLab.Training.Domain.Stages;

/// <summary>JSON of stages and reports: a number that could not be computed is null.</summary>
internal static class StageJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerOptions.Web) { Converters = { new FiniteNumber(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private sealed class FiniteNumber : JsonConverter<double>
    {
        public override bool HandleNull => true;

        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
