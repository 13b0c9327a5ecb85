namespace MlopsLab.Monitoring.Storage;

internal sealed record OpenAlert(string Fingerprint, string AlertId, string Kind, string Severity, string Suspect, string Summary, double Value, double Limit, string RaisedAt);
