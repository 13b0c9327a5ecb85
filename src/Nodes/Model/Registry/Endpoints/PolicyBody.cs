namespace MlopsLab.Registry.Endpoints;

/// <param name="Text">The whole <c>gates.yaml</c>.</param>
/// <param name="Model">Only for this model; for all when nothing is said.</param>
internal sealed record PolicyBody(string? Text, string? Model, string? By, string? Why) : ReasonBody(By, Why);
