namespace MlopsLab.Contracts.Ingestion;

/// <summary>New batches of the source keep the contract again; what was held stays so until it is replayed.</summary>
/// <param name="Reason">For example <c>recovered</c>, <c>contract changed</c> or <c>accepted as the new normal</c>.</param>
/// <param name="Rows">Rows that were held in all.</param>
[Event("batch.released", version: 1)]
public sealed record BatchReleased(
    string Scenario,
    string HoldId,
    string Source,
    string Field,
    string Reason,
    long Rows,
    DateTimeOffset At);
