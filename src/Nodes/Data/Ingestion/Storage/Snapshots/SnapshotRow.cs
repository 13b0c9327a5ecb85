using MlopsLab.Ingestion.Endpoints;

namespace MlopsLab.Ingestion.Storage;

/// <summary>A line of the table as the database gives it.</summary>
internal sealed record SnapshotRow(
    string Id, string Scenario, long Rows, long Labelled, long Positives, long Event_From, long Event_To, string Schema_Version, long Intake_Lines, long Sealed_At)
{
    public SnapshotView ToView() => new(
        Id, Scenario, Rows, Labelled, Positives, DateTimeOffset.FromUnixTimeMilliseconds(Event_From), DateTimeOffset.FromUnixTimeMilliseconds(Event_To),
        Schema_Version, DateTimeOffset.FromUnixTimeMilliseconds(Sealed_At));
}
