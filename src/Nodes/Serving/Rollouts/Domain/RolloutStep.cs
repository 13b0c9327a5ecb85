using System.Text.Json.Serialization;

namespace MlopsLab.Rollouts.Domain;

/// <summary>The canary's share of the traffic (0 to 1), and what has to pass before the next step.</summary>
internal sealed record RolloutStep(double Weight, double HoldSeconds, long MinRequests)
{
    /// <summary>The version answers nobody; it gets a copy of this share of the requests. 0 for a step with a weight.</summary>
    public double ShadowShare { get; init; }

    /// <summary>A person has to promote.</summary>
    public bool Manual { get; init; }

    /// <summary>A webhook that has to say yes.</summary>
    public Uri? Gate { get; init; }

    /// <summary>Metrics that must be successful since the step's beginning; null for none, so that equal steps are equal.</summary>
    public IReadOnlyList<string>? Analysis { get; init; }

    [JsonIgnore]
    public bool Shadow => ShadowShare > 0;
}
