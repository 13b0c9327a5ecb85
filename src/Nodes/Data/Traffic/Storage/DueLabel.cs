namespace MlopsLab.Traffic.Storage;

internal sealed record DueLabel(string RecordId, string Scenario, double Value, DateTimeOffset DueAt);
