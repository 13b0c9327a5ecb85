using System.Text.Json;

namespace MlopsLab.Ingestion.Endpoints;

/// <summary>One version of a contract, whole.</summary>
internal sealed record ContractView(ContractSummary Version, JsonElement Contract);
