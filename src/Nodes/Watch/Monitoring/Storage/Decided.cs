namespace MlopsLab.Monitoring.Storage;

/// <summary>What was decided on a record; one that was let through to learn from it stands for as many blocked ones as its weight says.</summary>
internal sealed record Decided(string RecordId, bool Blocked, double Weight);
