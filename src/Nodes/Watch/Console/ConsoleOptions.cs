using System.ComponentModel.DataAnnotations;

namespace MlopsLab.Console;

internal sealed class ConsoleOptions
{
    public const string Section = "Console";

    /// <summary>The file in which the running lab says where its control endpoint is; empty = beside the data folder.</summary>
    public string ControlFile { get; init; } = "";

    /// <summary>What nodes send with their spans, under the name Aspire gives it; empty = whoever reaches the console may send.</summary>
    public string OtlpKey { get; set; } = "";

    [Range(100, 1_000_000)] public int KeptSpans { get; init; } = 20_000;

    [Range(10, 1_000_000)] public int KeptEvents { get; init; } = 5_000;

    /// <summary>A picture of the lab younger than this is shown again instead of asking every node.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")] public TimeSpan Freshness { get; init; } = TimeSpan.FromMilliseconds(900);
}
