using System.Text.Json.Serialization;

namespace MlopsLab.Rollouts.Domain;

[JsonConverter(typeof(JsonStringEnumConverter<Phase>))]
internal enum Phase
{
    /// <summary>inference-canary fetches the version; no request meets it yet.</summary>
    [JsonStringEnumMemberName("loading")]
    Loading,

    [JsonStringEnumMemberName("progressing")]
    Progressing,

    [JsonStringEnumMemberName("paused")]
    Paused,

    /// <summary>The canary serves everything until inference-stable has the version too.</summary>
    [JsonStringEnumMemberName("promoting")]
    Promoting,

    [JsonStringEnumMemberName("promoted")]
    Promoted,

    /// <summary>The canary gets nothing any more, which is still to be announced.</summary>
    [JsonStringEnumMemberName("aborting")]
    Aborting,

    [JsonStringEnumMemberName("aborted")]
    Aborted,

    /// <summary>Somebody else moved the champion meanwhile.</summary>
    [JsonStringEnumMemberName("superseded")]
    Superseded,

    /// <summary>The registry is being asked to bring the earlier champion back.</summary>
    [JsonStringEnumMemberName("undoing")]
    Undoing,

    [JsonStringEnumMemberName("undone")]
    Undone,
}
