using MlopsLab.Contracts.Ingestion;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Domain.Contracts;

/// <summary>Which version a scenario's contract gets. Pure.</summary>
internal static class Succession
{
    private const string First = "the first one";
    private const string Compatible = "found in the file; senders and readers can go on as they are";
    private const string Unasked = "found in the file; nobody said why";

    /// <summary>The entry that comes after; null when the contract is the same.</summary>
    /// <param name="before">The latest entry; null when there is none.</param>
    /// <param name="scenario">The scenario as it is now.</param>
    /// <param name="reason">What was given as the reason, if anything was.</param>
    /// <param name="now">When it was found.</param>
    public static ContractEntry? Next(ContractEntry? before, Scenario scenario, string? reason, DateTimeOffset now)
    {
        var contract = DataContract.Of(scenario);
        if (before is null)
        {
            return new(scenario.Name, ContractVersion.First(contract), contract, scenario.SchemaVersion, ChangeLevel.Nothing, [], reason ?? First, now);
        }

        var diff = ContractDiff.Between(before.Contract, contract);
        return diff.Level == ChangeLevel.Nothing ? null : new(
            scenario.Name,
            before.Version.Next(diff.Level, contract.Declared),
            contract,
            scenario.SchemaVersion,
            diff.Level,
            Words(diff),
            reason ?? (diff.Level == ChangeLevel.Major ? Unasked : Compatible),
            now);
    }

    public static IReadOnlyList<SchemaDifference> Words(ContractDiff diff) =>
        [.. diff.Differences.Select(one => new SchemaDifference(one.Subject, one.Name, NameOf(one.Level), one.From, one.To, one.Rule.Why, one.Rule.Remedy))];

    public static string NameOf(ChangeLevel level) => level.ToString().ToLowerInvariant();
}
