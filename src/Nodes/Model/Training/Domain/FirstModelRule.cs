using MlopsLab.Contracts.Ingestion;

namespace MlopsLab.Training.Domain;

/// <summary>When the lab trains by itself: enough labels, and no run that succeeded or may still succeed. Failures are tried again with the next snapshots, a few times.</summary>
internal static class FirstModelRule
{
    public const int MaxFailures = 5;

    public static bool Wants(SnapshotSealed snapshot, long openOrDone, long failed, TrainingOptions options) =>
        openOrDone == 0
        && failed < MaxFailures
        && snapshot.LabelledRows >= options.FirstModelRows
        && snapshot.Positives >= options.FirstModelPositives;
}
