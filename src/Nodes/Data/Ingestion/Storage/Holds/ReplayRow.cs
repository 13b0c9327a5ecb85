namespace MlopsLab.Ingestion.Storage.Holds;

/// <summary>One replay: what it takes, how it repairs, and how far it came.</summary>
/// <param name="HoldId">Empty for the single rows of the scenario.</param>
internal sealed record ReplayRow(
    string ReplayId, string Scenario, string HoldId, string Maps, string State, long ArrivalAt, long Segment, long ByteOffset, long LastSeq, long Accepted, long Duplicates, long Refused, string? Failure)
{
    public const string Running = "running", Done = "done", Failed = "failed";
}
