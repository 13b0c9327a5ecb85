using MlopsLab.Contracts.Ingestion;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Domain.Contracts;

/// <summary>One version of a scenario's contract: what it is, and what changed against the one before.</summary>
internal sealed record ContractEntry(
    string Scenario,
    ContractVersion Version,
    DataContract Contract,
    string SchemaVersion,
    ChangeLevel Level,
    IReadOnlyList<SchemaDifference> Differences,
    string Why,
    DateTimeOffset At)
{
    public string Hash { get; } = Contract.Hash;
}
