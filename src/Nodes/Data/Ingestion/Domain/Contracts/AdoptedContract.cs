using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Domain.Contracts;

/// <summary>A scenario as its file has it, and the version of its contract, which is kept: only under such a one rows are taken.</summary>
internal sealed record AdoptedContract(Scenario Scenario, ContractEntry Entry)
{
    public string Version { get; } = Entry.Version.ToString();
}
