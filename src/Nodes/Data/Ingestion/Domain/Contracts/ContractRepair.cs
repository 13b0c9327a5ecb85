using MlopsLab.Ingestion.Domain.Checks.Batch;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Domain.Contracts;

/// <summary>Whether a changed contract repairs what a hold was opened for. Pure.</summary>
internal static class ContractRepair
{
    // Single rows are bad in any source.
    private const double MostRefused = 0.02;

    private static readonly string[] ChecksOfRows = [CheckKind.Schema, CheckKind.Presence, CheckKind.Type, CheckKind.Domain, CheckKind.Range];

    /// <summary>
    /// True when the change is about the broken field, the held rows keep the new contract, and what was learnt of the field doesn't speak
    /// against them any more: either the break was that rows fail by themselves, or the field's values mean something else now.
    /// </summary>
    /// <param name="broken">What the hold was opened for.</param>
    /// <param name="from">The contract it was opened under.</param>
    /// <param name="to">The present one.</param>
    /// <param name="refused">The share of the held rows that the present one refuses.</param>
    public static bool Repairs(BatchBreak broken, DataContract from, DataContract to, double refused) =>
        refused <= MostRefused
        && ContractDiff.Between(from, to).Differences.Any(one => one.Level > ChangeLevel.Nothing && (one.Subject == broken.Field || (one.Kind == ChangeKind.FieldRenamed && one.From == broken.Field)))
        && (ChecksOfRows.Contains(broken.Key.Split(':')[0]) || !DetectorState.MeansTheSame(FieldOf(from, broken), FieldOf(to, broken)));

    private static Field? FieldOf(DataContract contract, BatchBreak broken) => contract.Fields.FirstOrDefault(field => field.Name == broken.Field);
}
