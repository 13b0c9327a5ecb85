using System.Text;
using System.Text.Json;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Id and arrival time of a row as they are written, read from the front of its line without parsing the rest.</summary>
internal static class LineFacts
{
    public static (string Id, string Arrival) Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var id = string.Empty;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                id = reader.GetString() ?? string.Empty;
            }
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("arrivalTime"u8))
            {
                reader.Read();
                return (id, Encoding.ASCII.GetString(reader.ValueSpan));
            }
        }

        throw new InvalidDataException("A row of a segment has no arrival time.");
    }
}
