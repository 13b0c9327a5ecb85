namespace MlopsLab.Scenarios;

/// <summary>How far a record's event time may lie from the scenario's clock.</summary>
/// <param name="Ahead">Later than the clock by more is a wrong clock.</param>
/// <param name="Behind">Earlier than the clock by more is too late; null when lateness is only measured.</param>
public sealed record FreshnessRule(TimeSpan Ahead, TimeSpan? Behind, CheckSeverity Severity)
{
    /// <summary>What holds when the scenario says nothing: an hour ahead is counted.</summary>
    public static FreshnessRule Default { get; } = new(TimeSpan.FromHours(1), null, CheckSeverity.Warn);
}
