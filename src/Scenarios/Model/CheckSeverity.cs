namespace MlopsLab.Scenarios;

/// <summary>What follows from a broken check.</summary>
public enum CheckSeverity
{
    /// <summary>The row is accepted and counted.</summary>
    Warn,

    /// <summary>The row is set aside.</summary>
    Error,
}
