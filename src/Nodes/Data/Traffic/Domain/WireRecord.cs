namespace MlopsLab.Traffic.Domain;

/// <summary>A record as it leaves: its fields are JSON already, since the gateway and ingestion get the same bytes.</summary>
internal sealed record WireRecord(string Id, DateTimeOffset EventTime, DateTimeOffset? ArrivalTime, ReadOnlyMemory<byte> Fields);
