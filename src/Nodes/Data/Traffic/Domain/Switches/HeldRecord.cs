namespace MlopsLab.Traffic.Domain.Switches;

/// <summary>A record that reaches ingestion at another time than the usual one; the copy tells records of one id apart.</summary>
internal sealed record HeldRecord(WireRecord Record, int Copy, DateTimeOffset DueAt);
