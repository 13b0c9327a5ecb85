namespace MlopsLab.Registry.Endpoints;

/// <param name="Gates">Which; all that block when nothing is said.</param>
internal sealed record OverrideBody(IReadOnlyList<string>? Gates, string? By, string? Why) : ReasonBody(By, Why);
