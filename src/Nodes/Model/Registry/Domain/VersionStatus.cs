using System.Text.Json.Serialization;

namespace MlopsLab.Registry.Domain;

[JsonConverter(typeof(JsonStringEnumConverter<VersionStatus>))]
internal enum VersionStatus
{
    [JsonStringEnumMemberName("registered")]
    Registered,

    [JsonStringEnumMemberName("approved")]
    Approved,

    [JsonStringEnumMemberName("rejected")]
    Rejected,
}
