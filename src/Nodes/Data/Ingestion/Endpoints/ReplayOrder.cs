namespace MlopsLab.Ingestion.Endpoints;

/// <param name="Hold">The hold to replay; without it all of the scenario and its single rows.</param>
/// <param name="Maps">How fields are repaired, for example <c>amount = amount / 1000</c>.</param>
/// <param name="DryRun">Only say what would happen.</param>
/// <param name="Accept">The values are right: end the hold and learn them as the new normal.</param>
internal sealed record ReplayOrder(string? Scenario, string? Hold, IReadOnlyList<string>? Maps, bool DryRun = false, bool Accept = false);
