namespace MlopsLab.Policies;

/// <summary>A share of the traffic and what has to pass before the next one: the policy's <c>setWeight</c> with the pauses, analyses and gates that follow it.</summary>
/// <param name="Weight">0 to 1; 0 for a shadow, which answers nobody.</param>
public sealed record PolicyStep(double Weight)
{
    public bool Shadow { get; init; }

    /// <summary>Of which share of the requests a shadow gets a copy, 0 to 1.</summary>
    public double Share { get; init; } = 1;

    /// <summary>All pauses of the step together.</summary>
    public TimeSpan Hold { get; init; }

    /// <summary>Canary requests (of the step) that must be seen.</summary>
    public long Requests { get; init; }

    /// <summary>A <c>pause: {}</c> or a manual gate: a person has to promote.</summary>
    public bool Manual { get; init; }

    /// <summary>Metrics that must be successful since the step's beginning.</summary>
    public IReadOnlyList<string> Analysis { get; init; } = [];

    public Gate? Gate { get; init; }
}
