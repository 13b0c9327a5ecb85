namespace MlopsLab.Contracts.Ingestion;

/// <summary>Why one row was set aside: the first field that broke a rule, the rules in words, and all of them one by one.</summary>
public sealed record QuarantinedRecord(
    string QuarantineId,
    string? RecordId,
    string? Field,
    string Reason,
    IReadOnlyList<BrokenCheck>? Reasons = null);
