using System.ComponentModel.DataAnnotations;

namespace MlopsLab.Traffic;

internal sealed class TrafficOptions
{
    public const string Section = "Traffic";

    /// <summary>Folders with scenarios, joined by <c>;</c>.</summary>
    [Required]
    public string Scenarios { get; set; } = "";

    /// <summary>Another seed is another world.</summary>
    [Range(0L, 999_999_999L)]
    public long Seed { get; init; } = 7;

    /// <summary>Live requests a second until somebody sets another rate.</summary>
    [Range(0.0, 5_000.0)]
    public double Rate { get; init; } = 20;

    /// <summary>Scenario time that passes in the time of the clock on the wall; 600 is ten minutes a second.</summary>
    [Range(60.0, 100_000.0)]
    public double Acceleration { get; init; } = 600;

    /// <summary>How far back the history goes that is sent at the first start.</summary>
    [Range(1, 365)]
    public int HistoryDays { get; init; } = 60;

    /// <summary>Towns in the history; each has 144 payments a day.</summary>
    [Range(1, 100)]
    public int HistoryTowns { get; init; } = 4;

    /// <summary>In the last days of the history all towns of the live rate are there, so that their windows are filled.</summary>
    [Range(0, 30)]
    public int WarmDays { get; init; } = 2;

    [Range(100, 100_000)]
    public int HistoryRowsPerSecond { get; init; } = 4_000;

    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan ScoreTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Requests on their way to the gateway at once …</summary>
    [Range(1, 2_000)]
    public int ScoresAtOnce { get; init; } = 128;

    /// <summary>… and those that wait for one of these; more are given up and counted as shed.</summary>
    [Range(1, 100_000)]
    public int WaitingScores { get; init; } = 2_000;

    /// <summary>While ingestion is away, so many records are kept on disk; then the world stands still.</summary>
    [Range(1_000L, 100_000_000L)]
    public long WaitingRecords { get; init; } = 500_000;

    /// <summary>Scenario days of the truth log that are kept.</summary>
    [Range(1, 10_000)]
    public int TruthDays { get; init; } = 400;

    /// <summary>How long a replay waits for a model of its scenario before it scores without one.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan ReplayModelWait { get; init; } = TimeSpan.FromMinutes(3);
}
