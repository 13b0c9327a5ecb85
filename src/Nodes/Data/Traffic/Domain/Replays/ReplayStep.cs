using System.Text.Json.Serialization;

namespace MlopsLab.Traffic.Domain.Replays;

[JsonConverter(typeof(JsonStringEnumConverter<ReplayStep>))]
internal enum ReplayStep
{
    [JsonStringEnumMemberName("none")]
    None,

    [JsonStringEnumMemberName("counting")]
    Counting,

    [JsonStringEnumMemberName("history")]
    History,

    [JsonStringEnumMemberName("labels")]
    Labels,

    [JsonStringEnumMemberName("sealing")]
    Sealing,

    [JsonStringEnumMemberName("waiting")]
    Waiting,

    [JsonStringEnumMemberName("scoring")]
    Scoring,

    [JsonStringEnumMemberName("outcomes")]
    Outcomes,

    [JsonStringEnumMemberName("completed")]
    Completed,

    [JsonStringEnumMemberName("failed")]
    Failed,
}
