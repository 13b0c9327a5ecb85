namespace MlopsLab.Policies;

/// <summary>How much is simulated.</summary>
/// <param name="Runs">Rollouts per case.</param>
/// <param name="Looks">Looks at each rollout at most.</param>
/// <param name="RequestsPerLook">Requests between two looks, of both sides together.</param>
/// <param name="Every">Time between two looks.</param>
/// <param name="Seed">The same seed gives the same figures.</param>
public sealed record SimulationPlan(int Runs, int Looks, long RequestsPerLook, TimeSpan Every, int Seed)
{
    /// <summary>Stay at the first weight until the looks are over, rather than go on.</summary>
    public bool HoldFirstWeight { get; init; }

    // Runs of neighbouring seeds must not share their numbers.
    internal int SeedOf(int run) => unchecked((Seed * 1_000_003) ^ (run * 7_919));
}
