namespace MlopsLab.Scenarios;

/// <summary>What the scenario says of one habit of its sources; a null is left to the monitor's own setting.</summary>
/// <param name="Limit">A factor for the volume, a share of the rows for the others.</param>
public sealed record IntakeRule(double? Limit, AlertSeverity? Severity)
{
    /// <summary>What holds when the scenario says nothing.</summary>
    public static IntakeRule Default { get; } = new(null, null);
}
