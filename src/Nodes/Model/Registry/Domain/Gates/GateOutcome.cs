using System.Text.Json.Serialization;

namespace MlopsLab.Registry.Domain.Gates;

[JsonConverter(typeof(JsonStringEnumConverter<GateOutcome>))]
internal enum GateOutcome
{
    [JsonStringEnumMemberName("pass")]
    Pass,

    [JsonStringEnumMemberName("cannot say")]
    CannotSay,

    [JsonStringEnumMemberName("fail")]
    Fail,
}
