namespace MlopsLab.Scenarios;

/// <summary>How loud a monitor tells what it found.</summary>
public enum AlertSeverity
{
    /// <summary>It is measured and not told.</summary>
    Off,

    /// <summary>For the record.</summary>
    Info,

    /// <summary>Somebody should look today.</summary>
    Warning,

    /// <summary>Somebody should look now.</summary>
    Critical,
}
