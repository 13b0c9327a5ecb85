namespace MlopsLab.Scenarios;

/// <summary>How long a row may take and how large an artifact may be.</summary>
/// <param name="P99Milliseconds">99 of 100 rows, scored one by one, have to be done within this.</param>
/// <param name="Megabytes">Of the whole artifact; 1 MB is 1,000,000 bytes.</param>
public sealed record SpeedRule(Conduct Conduct, double P99Milliseconds, double Megabytes);
