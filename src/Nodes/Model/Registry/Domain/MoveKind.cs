using System.Text.Json.Serialization;

namespace MlopsLab.Registry.Domain;

/// <summary>Why a line is in the history: an alias moved (first four) or went, or somebody judged a version (last two).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MoveKind>))]
internal enum MoveKind
{
    [JsonStringEnumMemberName("first")]
    First,

    [JsonStringEnumMemberName("promotion")]
    Promotion,

    [JsonStringEnumMemberName("rollback")]
    Rollback,

    [JsonStringEnumMemberName("set")]
    Set,

    [JsonStringEnumMemberName("unset")]
    Unset,

    [JsonStringEnumMemberName("approved")]
    Approved,

    [JsonStringEnumMemberName("rejected")]
    Rejected,
}
