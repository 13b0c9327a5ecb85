using System.Text.Json.Serialization;

namespace MlopsLab.Policies;

/// <summary>How a measurement, a metric or a whole analysis stands; the names are Argo Rollouts'.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnalysisPhase>))]
public enum AnalysisPhase
{
    /// <summary>Nothing was measured yet.</summary>
    Pending,

    /// <summary>A measurement, or a metric with measurements to come, is under way.</summary>
    Running,

    Successful,

    /// <summary>The evidence is against the canary.</summary>
    Failed,

    /// <summary>The measurement could not be taken.</summary>
    Error,

    /// <summary>It was taken and says neither well nor ill.</summary>
    Inconclusive,
}
