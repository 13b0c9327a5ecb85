using MlopsLab.Features.Domain;

namespace MlopsLab.Features.Endpoints;

/// <summary>One pass of the parity check: what was replayed and compared, and what differed.</summary>
internal sealed record PassAnswer(
    string Scenario, string View, DateTimeOffset At, double Milliseconds, long Records, int Vectors, int Stored, int Copied, int Skipped, int Repaired, int Broken, IReadOnlyList<string> Differences)
{
    private const int Listed = 20;

    public static PassAnswer Of(ParityResult result) => new(
        result.Scenario,
        result.View,
        result.At,
        Math.Round(result.Milliseconds, 1),
        result.Records,
        result.Vectors,
        result.Stored,
        result.Copied,
        result.Skipped,
        result.Repaired,
        result.Breaks.Count,
        [.. result.Breaks.Take(Listed).Select(broken => $"{broken.Feature} of {broken.Entity} is {broken.Online} in {broken.Place} and {broken.Offline} replayed, first at record {broken.Record}")]);
}
