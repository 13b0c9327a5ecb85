using System.Globalization;
using System.Text;

namespace MlopsLab.Gateway.Stages;

/// <summary>How long each stage of one request took. A stage that is entered twice counts both times. Not safe for concurrent use.</summary>
internal sealed class StageClock(TimeProvider clock)
{
    /// <summary>All stages, in their order, by the names they have in headers, traces and metrics.</summary>
    public static IReadOnlyList<(Stage Stage, string Name)> All { get; } = [.. Enum.GetValues<Stage>().Select(stage => (stage, stage.ToString().ToLowerInvariant()))];

    private readonly TimeSpan[] spent = new TimeSpan[All.Count];
    private readonly long began = clock.GetTimestamp();
    private long mark = clock.GetTimestamp();

    public TimeSpan Total => clock.GetElapsedTime(began, mark);

    public TimeSpan this[Stage stage] => spent[(int)stage];

    /// <summary>What passed since the end of the stage before was spent on this one.</summary>
    public void End(Stage stage)
    {
        var now = clock.GetTimestamp();
        spent[(int)stage] += clock.GetElapsedTime(mark, now);
        mark = now;
    }

    /// <summary>The value of a <c>Server-Timing</c> header (W3C Server Timing): milliseconds by stage, and altogether.</summary>
    public string ToHeader()
    {
        var text = new StringBuilder(160);
        foreach (var (stage, name) in All)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name};dur={this[stage].TotalMilliseconds:0.###}, ");
        }

        return text.Append(CultureInfo.InvariantCulture, $"total;dur={Total.TotalMilliseconds:0.###}").ToString();
    }
}
