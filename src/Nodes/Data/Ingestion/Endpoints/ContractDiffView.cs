using MlopsLab.Contracts.Ingestion;

namespace MlopsLab.Ingestion.Endpoints;

internal sealed record ContractDiffView(string Scenario, string From, string To, string Level, IReadOnlyList<SchemaDifference> Differences);
