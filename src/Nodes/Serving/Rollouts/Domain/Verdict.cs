using System.Text.Json.Serialization;

namespace MlopsLab.Rollouts.Domain;

[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
internal enum Verdict
{
    /// <summary>Not enough is known yet, or the last thing known is too old.</summary>
    [JsonStringEnumMemberName("wait")]
    Wait,

    [JsonStringEnumMemberName("healthy")]
    Healthy,

    /// <summary>The evidence, or a version that can't be loaded, ended it.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>The evidence says neither; a person has to look.</summary>
    [JsonStringEnumMemberName("inconclusive")]
    Inconclusive,

    [JsonStringEnumMemberName("promoted")]
    Promoted,

    /// <summary>A person ended it.</summary>
    [JsonStringEnumMemberName("aborted")]
    Aborted,

    [JsonStringEnumMemberName("superseded")]
    Superseded,

    [JsonStringEnumMemberName("undone")]
    Undone,
}
