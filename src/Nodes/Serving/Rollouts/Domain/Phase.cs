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

    /// <summary>The canary loses its traffic, in two parts when it had most of it; the end is still to be announced.</summary>
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
