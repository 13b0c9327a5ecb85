using MlopsLab.Training.Domain;

namespace MlopsLab.Training.Storage;

internal sealed record RunRow
{
    public string RunId { get; init; } = "";

    public string Scenario { get; init; } = "";

    public string Learner { get; init; } = "";

    public string? SnapshotId { get; init; }

    public string Settings { get; init; } = "{}";

    public string RequestedBy { get; init; } = "";

    public string Reason { get; init; } = "";

    public string State { get; init; } = "";

    public string Stage { get; init; } = "";

    public double Fraction { get; init; }

    public long Starts { get; init; }

    public string? Failure { get; init; }

    public string? Result { get; init; }

    public long RequestedAt { get; init; }

    public long? StartedAt { get; init; }

    public long? FinishedAt { get; init; }

    public string Kind { get; init; } = RunKind.Pipeline;

    public long Priority { get; init; }

    public string? Pins { get; init; }

    public string? RerunOf { get; init; }

    public long Fresh { get; init; }

    public string? Sweep { get; init; }

    public string? CancelWhy { get; init; }

    public string? Curve { get; init; }

    public double? Eta { get; init; }
}
