using MlopsLab.Contracts.Ingestion;

namespace MlopsLab.Ingestion.Endpoints;

internal sealed record QuarantineView(
    string Id,
    string Scenario,
    string Kind,
    string? RecordId,
    string? Field,
    string Reason,
    string SchemaVersion,
    string Raw,
    DateTimeOffset At,
    IReadOnlyList<BrokenCheck> Reasons,
    string? HoldId);
