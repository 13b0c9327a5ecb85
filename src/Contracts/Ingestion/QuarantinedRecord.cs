namespace MlopsLab.Contracts.Ingestion;

/// <summary>Why one row was set aside: the field that broke a rule and the rule in words.</summary>
public sealed record QuarantinedRecord(
    string QuarantineId,
    string? RecordId,
    string? Field,
    string Reason);
