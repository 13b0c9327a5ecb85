namespace MlopsLab.Ingestion.Endpoints;

/// <param name="Text">The whole scenario file.</param>
/// <param name="Major">Take the change even if it breaks senders or readers; then <paramref name="Why"/> is needed.</param>
/// <param name="Why">The reason, kept in the history of the contract.</param>
/// <param name="DryRun">Only say what the change would be.</param>
internal sealed record ScenarioOrder(string? Text, bool Major = false, string? Why = null, bool DryRun = false);
