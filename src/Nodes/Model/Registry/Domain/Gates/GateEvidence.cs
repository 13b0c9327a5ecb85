using MlopsLab.Learning;

namespace MlopsLab.Registry.Domain.Gates;

/// <summary>All that is known of a version when its gates are asked. Nothing of it was executed but the lab's own readers and scorers.</summary>
/// <param name="Model">Null when the artifact is none of the lab's.</param>
/// <param name="Missing">Why there are no rows to judge by; null when there are.</param>
internal sealed record GateEvidence(ModelArtifact? Model, long ArtifactBytes, JudgedRows? Rows, string? Missing)
{
    /// <summary>The rows that the champion did not learn from, scored by both; null without a champion.</summary>
    public ComparedRows? Compared { get; init; }

    /// <summary>Why nothing is compared.</summary>
    public string NoChampion { get; init; } = "there is no champion yet";

    public string? Champion { get; init; }

    public LeakCounts? Leaks { get; init; }

    public SpeedSample? Speed { get; init; }

    public ParityCount Parity { get; init; } = ParityCount.None;

    public Repetition? Repeated { get; init; }

    public string Machine { get; init; } = "";
}
