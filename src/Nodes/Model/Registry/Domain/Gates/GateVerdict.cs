using System.Text.Json.Serialization;

namespace MlopsLab.Registry.Domain.Gates;

/// <summary>What all gates together mean for a version.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GateVerdict>))]
internal enum GateVerdict
{
    [JsonStringEnumMemberName("passed")]
    Passed,

    /// <summary>Some gate cannot say or fails, and the policy wants somebody to take the responsibility.</summary>
    [JsonStringEnumMemberName("needs approval")]
    Approval,

    [JsonStringEnumMemberName("blocked")]
    Blocked,
}
