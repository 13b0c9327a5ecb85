using MlopsLab.Contracts.Ingestion;
using MlopsLab.Ingestion.Domain.Contracts;

namespace MlopsLab.Ingestion.Endpoints;

/// <summary>One version of a contract and what changed against the one before.</summary>
internal sealed record ContractSummary(
    string Scenario, string Version, string Level, string Why, DateTimeOffset At, string Hash, string SchemaVersion, IReadOnlyList<SchemaDifference> Differences)
{
    public static ContractSummary Of(ContractEntry entry) => new(
        entry.Scenario, entry.Version.ToString(), Succession.NameOf(entry.Level), entry.Why, entry.At, entry.Hash, entry.SchemaVersion, entry.Differences);
}
