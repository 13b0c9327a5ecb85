namespace MlopsLab.Traffic.Storage;

internal sealed record DueRecord(string Id, int Copy, string Scenario, DateTimeOffset EventTime, DateTimeOffset DueAt, string Fields);
