namespace MlopsLab.Monitoring.Storage;

internal sealed record InhibitedView(string Fingerprint, string HoldId, string Reason, string Summary, DateTimeOffset At);
