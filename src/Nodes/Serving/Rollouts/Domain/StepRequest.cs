namespace MlopsLab.Rollouts.Domain;

/// <summary>A step as asked for: what is left out comes from the options.</summary>
internal sealed record StepRequest(double? Weight, double? HoldSeconds, long? MinRequests);
