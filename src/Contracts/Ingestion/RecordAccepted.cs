namespace MlopsLab.Contracts.Ingestion;

/// <summary>Rows that passed the contract and are on disk, oldest first; a batch is one fact.</summary>
[Event("record.accepted", version: 1)]
public sealed record RecordAccepted(
    string Scenario,
    string SchemaVersion,
    IReadOnlyList<AcceptedRecord> Records,
    DateTimeOffset At);
