using System.ComponentModel.DataAnnotations;
using MlopsLab.Monitoring.Domain;

namespace MlopsLab.Monitoring;

internal sealed class MonitoringOptions : IValidatableObject
{
    public const string Section = "Monitoring";

    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")] public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Looks in a row outside the limit before an alert is raised.</summary>
    [Range(1, 100)] public int RaiseAfter { get; init; } = 2;

    /// <summary>Looks in a row inside the limit before it is cleared.</summary>
    [Range(1, 1000)] public int ClearAfter { get; init; } = 5;

    [Range(typeof(TimeSpan), "00:00:05", "1.00:00:00")] public TimeSpan ShortWindow { get; init; } = TimeSpan.FromSeconds(30);

    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")] public TimeSpan LongWindow { get; init; } = TimeSpan.FromMinutes(5);

    [Range(0, 1)] public double MaxQuarantineShare { get; init; } = 0.05;

    [Range(typeof(TimeSpan), "00:00:05", "7.00:00:00")] public TimeSpan MaxSilence { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How many times the rows an hour of a source may grow or shrink against what is usual for the hour.</summary>
    [Range(1.5, 1000)] public double MaxVolumeChange { get; init; } = 2.5;

    [AllowedValues("info", "warning", "critical")] public string VolumeSeverity { get; init; } = "warning";

    [Range(0.001, 1)] public double MaxDuplicateShare { get; init; } = 0.1;

    [AllowedValues("info", "warning", "critical")] public string DuplicateSeverity { get; init; } = "warning";

    [Range(0.001, 1)] public double MaxLateShare { get; init; } = 0.2;

    [AllowedValues("info", "warning", "critical")] public string LateSeverity { get; init; } = "warning";

    [Range(0.001, 1)] public double MaxDisorderShare { get; init; } = 0.2;

    [AllowedValues("info", "warning", "critical")] public string DisorderSeverity { get; init; } = "info";

    [Range(0, 1)] public double MaxDegradedShare { get; init; } = 0.05;

    [Range(1, 60_000)] public double MaxLatencyMilliseconds { get; init; } = 250;

    [Range(0, 100)] public double MaxScoreShift { get; init; } = 0.25;

    /// <summary>How many times the share of blocked requests may grow or shrink against its reference.</summary>
    [Range(1, 1000)] public double MaxBlockChange { get; init; } = 4;

    [Range(10, 1_000_000)] public int ReferenceSize { get; init; } = 1_000;

    [Range(10, 1_000_000)] public int MinSample { get; init; } = 200;

    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")] public TimeSpan NodeDownAfter { get; init; } = TimeSpan.FromSeconds(4);

    public IntakeLimits Intake => new(
        new(MaxVolumeChange, VolumeSeverity), new(MaxDuplicateShare, DuplicateSeverity), new(MaxLateShare, LateSeverity), new(MaxDisorderShare, DisorderSeverity));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (LongWindow < ShortWindow)
        {
            yield return new ValidationResult($"LongWindow ({LongWindow}) must not be below ShortWindow ({ShortWindow}).", [nameof(LongWindow)]);
        }
    }
}
