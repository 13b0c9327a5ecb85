using MlopsLab.Ingestion.Domain.Holds;

namespace MlopsLab.Ingestion.Endpoints;

internal sealed record HoldView(
    string HoldId,
    string Scenario,
    string Source,
    string State,
    string Field,
    string Check,
    string Evidence,
    string SuspectedChange,
    IReadOnlyList<string> Sample,
    string? Remedy,
    long Rows,
    long Waiting,
    string SchemaVersion,
    DateTimeOffset At,
    DateTimeOffset? ReleasedAt,
    string? ReleaseReason)
{
    public static HoldView Of(Hold hold) => new(
        hold.Id, hold.Scenario, hold.Source, hold.IsOpen ? "open" : "released", hold.Broken.Field, hold.Broken.Check, hold.Broken.Evidence, hold.Broken.SuspectedChange,
        hold.Broken.Sample, hold.Broken.Remedy, hold.Rows, Math.Max(0, hold.Rows - hold.Taken), hold.SchemaVersion, hold.At, hold.ReleasedAt, hold.ReleaseReason);
}
