using MlopsLab.Learning;

namespace MlopsLab.Training.Domain;

/// <summary>The labelled rows of a snapshot in the order of their event times, and what each kind of mistake costs on each row.</summary>
internal sealed record TrainingSet(string View, Dataset Data, IReadOnlyList<DateTimeOffset> Times, IReadOnlyList<MistakeCosts> Costs)
{
    /// <summary>When each row's label became known; empty when the features node does not say.</summary>
    public IReadOnlyList<DateTimeOffset> Known { get; init; } = [];

    /// <summary>The chance with which each row was let through, below 1 where it was explored; empty when nobody asked.</summary>
    public IReadOnlyList<float> Propensities { get; init; } = [];

    /// <summary>The scenario's segments.</summary>
    public IReadOnlyList<string> Segments { get; init; } = [];

    /// <summary>One bit per segment for each row; empty when there are no segments.</summary>
    public IReadOnlyList<ulong> Membership { get; init; } = [];

    /// <summary><see cref="TestRows.KeyOf"/> of each row's record; empty when nobody told.</summary>
    public IReadOnlyList<ulong> Keys { get; init; } = [];

    /// <summary>What was done about labels that come late, and about records that were stopped.</summary>
    public RowsReport Report { get; init; } = RowsReport.Untouched;
}
