namespace MlopsLab.Traffic.Domain;

/// <summary>An outcome: when it was due and when it is told, in scenario time.</summary>
internal sealed record WireLabel(string RecordId, double Value, DateTimeOffset EventTime, DateTimeOffset ArrivalTime);
