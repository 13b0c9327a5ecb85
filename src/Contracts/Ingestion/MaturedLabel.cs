namespace MlopsLab.Contracts.Ingestion;

/// <summary>The outcome of one record (1 = positive), when it was due to be known in the scenario's time and when it arrived.</summary>
public sealed record MaturedLabel(
    string RecordId,
    double Value,
    DateTimeOffset EventTime,
    DateTimeOffset ArrivalTime);
