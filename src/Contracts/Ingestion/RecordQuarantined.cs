namespace MlopsLab.Contracts.Ingestion;

/// <summary>Rows that broke the contract and wait for a repair; none of them reached features or training.</summary>
[Event("record.quarantined", version: 1)]
public sealed record RecordQuarantined(
    string Scenario,
    string SchemaVersion,
    IReadOnlyList<QuarantinedRecord> Records,
    DateTimeOffset At);
