using System.Text.Json.Serialization;

namespace MlopsLab.Traffic.Domain;

[JsonConverter(typeof(JsonStringEnumConverter<HistoryPhase>))]
internal enum HistoryPhase
{
    [JsonStringEnumMemberName("waiting")]
    Waiting,

    [JsonStringEnumMemberName("records")]
    Records,

    [JsonStringEnumMemberName("labels")]
    Labels,

    [JsonStringEnumMemberName("sealing")]
    Sealing,

    [JsonStringEnumMemberName("completed")]
    Completed,
}
