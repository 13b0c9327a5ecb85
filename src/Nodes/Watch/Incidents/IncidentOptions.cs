using System.ComponentModel.DataAnnotations;

namespace MlopsLab.Incidents;

internal sealed class IncidentOptions
{
    public const string Section = "Incidents";

    /// <summary>How often the dead-man's switch listens for each monitor.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")] public TimeSpan ListenEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A monitor whose last look is older than this is silent.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")] public TimeSpan SilentAfter { get; init; } = TimeSpan.FromSeconds(8);
}
