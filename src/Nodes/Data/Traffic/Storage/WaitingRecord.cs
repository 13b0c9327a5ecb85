namespace MlopsLab.Traffic.Storage;

internal sealed record WaitingRecord(long Seq, string Id, string Scenario, DateTimeOffset EventTime, string Fields);
