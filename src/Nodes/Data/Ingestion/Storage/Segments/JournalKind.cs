using System.Text.Json.Serialization;

namespace MlopsLab.Ingestion.Storage.Segments;

[JsonConverter(typeof(JsonStringEnumConverter<JournalKind>))]
internal enum JournalKind
{
    [JsonStringEnumMemberName("records")]
    Records,

    [JsonStringEnumMemberName("labels")]
    Labels,

    [JsonStringEnumMemberName("held")]
    Held,
}
