using MlopsLab.Contracts.Ingestion;

namespace MlopsLab.Ingestion.Endpoints;

/// <param name="From">The version before; null for a new scenario.</param>
/// <param name="To">The version it has now, or would have.</param>
/// <param name="File">Where it was written; null when it was not.</param>
internal sealed record ScenarioAnswer(string Scenario, string? From, string To, string Level, IReadOnlyList<SchemaDifference> Differences, string? File);
