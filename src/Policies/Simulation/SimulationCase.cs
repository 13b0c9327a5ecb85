using System.Globalization;

namespace MlopsLab.Policies;

/// <summary>What is simulated: a version that is as good as stable, or one with a planted regression.</summary>
public sealed record SimulationCase(string Name, TrafficModel Stable, TrafficModel Canary)
{
    /// <summary>A version as good as stable, and six with a planted regression.</summary>
    public static IReadOnlyList<SimulationCase> Of(TrafficModel stable)
    {
        var errors = Math.Max(stable.Errors, 0.01);
        var positives = Math.Max(stable.Positives, 0.02);
        var slower = Math.Max(stable.MedianMilliseconds, 20);
        return
        [
            new("as good as stable", stable, stable),
            Errors(2 * errors),
            Errors(5 * errors),
            Errors(1),
            new("2 % of requests 20 times as slow", stable, stable with { Slow = 0.02 }),
            new(Text($"latency doubled from {slower:0.#} ms"), stable with { MedianMilliseconds = slower }, stable with { MedianMilliseconds = 2 * slower }),
            new(Text($"positive decisions {stable.Positives:P1} to {Math.Min(2.5 * positives, 0.9):P1}"), stable, stable with { Positives = Math.Min(2.5 * positives, 0.9) }),
        ];

        SimulationCase Errors(double rate) => new(Text($"errors {stable.Errors:P1} to {Math.Min(rate, 1):P1}"), stable, stable with { Errors = Math.Min(rate, 1) });
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
