namespace MlopsLab.Monitoring.Storage;

internal sealed record HoldRow(string HoldId, string Scenario, string Field, string Summary, long OpenedAt, long? ReleasedAt)
{
    public bool IsOpen => ReleasedAt is null;
}
