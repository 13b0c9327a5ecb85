namespace MlopsLab.Policies;

/// <summary>What is simulated: a version that is as good as stable, or one with a planted regression.</summary>
public sealed record SimulationCase(string Name, TrafficModel Stable, TrafficModel Canary)
{
    private static readonly TrafficModel Usual = new();

    /// <summary>An equal version and six worse ones.</summary>
    public static IReadOnlyList<SimulationCase> Usuals { get; } =
    [
        new("as good as stable", Usual, Usual),
        new("errors 2 % to 4 %", Usual, Usual with { Errors = 0.04 }),
        new("errors 2 % to 10 %", Usual, Usual with { Errors = 0.10 }),
        new("every request fails", Usual, Usual with { Errors = 1 }),
        new("2 % of requests 20 times as slow", Usual, Usual with { Slow = 0.02 }),
        new("latency doubled", Usual with { MedianMilliseconds = 20 }, Usual with { MedianMilliseconds = 40 }),
        new("positive decisions 10 % to 25 %", Usual, Usual with { Positives = 0.25 }),
    ];
}
