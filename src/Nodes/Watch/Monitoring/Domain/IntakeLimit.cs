using MlopsLab.Scenarios;
using MlopsLab.Statistics;

namespace MlopsLab.Monitoring.Domain;

/// <summary>What one habit of a source may be like, and how loud it is told when it isn't.</summary>
/// <param name="Value">A factor for the volume, a share of the rows for the others.</param>
/// <param name="Severity">Null when nobody is told.</param>
internal sealed record IntakeLimit(double Value, string? Severity)
{
    /// <summary>Shares are judged by their limit or, when a source always had more, by what it had; nobody gets used to a worse one.</summary>
    public LevelRules ShareRules { get; } = new(Factor: 2, Floor: Value / 2, BothWays: false) { Relearn = int.MaxValue };

    public IntakeLimit With(IntakeRule rule) => new(rule.Limit ?? Value, rule.Severity switch
    {
        null => Severity,
        AlertSeverity.Off => null,
        { } told => told.ToString().ToLowerInvariant(),
    });
}
