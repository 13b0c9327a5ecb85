namespace MlopsLab.Contracts.Ingestion;

/// <summary>The data contract of a scenario has a new version; rows that come from now on are checked against it.</summary>
/// <param name="Level"><c>minor</c> when senders and readers can go on as they are, else <c>major</c>.</param>
/// <param name="Why">What was given as the reason, or how the change was found.</param>
[Event("schema.changed", version: 1)]
public sealed record SchemaChanged(
    string Scenario,
    string FromVersion,
    string ToVersion,
    string Level,
    IReadOnlyList<SchemaDifference> Differences,
    string Why,
    DateTimeOffset At);
