namespace MlopsLab.Rollouts.Domain;

/// <summary>The canary's share of the traffic (0 to 1), and what has to pass before the next step.</summary>
internal sealed record RolloutStep(double Weight, double HoldSeconds, long MinRequests);
