namespace MlopsLab.Contracts.Ingestion;

/// <summary>Batches of a source break the contract as a whole and are kept apart: nothing of them reaches features or training until they are replayed.</summary>
/// <param name="Check">What kind of break it is, for example <c>unit-change</c> or <c>renamed</c>.</param>
/// <param name="Evidence">The measurement behind the decision, in words.</param>
/// <param name="SuspectedChange">What probably changed at the sender, in words.</param>
/// <param name="Sample">A few values as they came.</param>
/// <param name="Rows">Rows that were held when this was written.</param>
[Event("batch.held", version: 1)]
public sealed record BatchHeld(
    string Scenario,
    string HoldId,
    string Source,
    string Field,
    string Check,
    string Evidence,
    string SuspectedChange,
    IReadOnlyList<string> Sample,
    long Rows,
    string SchemaVersion,
    DateTimeOffset At);
