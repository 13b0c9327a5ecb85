using MlopsLab.Contracts.Training;

namespace MlopsLab.Training.Domain;

/// <summary>Who comes first in the queue; the smaller number.</summary>
internal static class RunPriority
{
    public const string Lab = "lab";
    public const string FirstModel = "first model";
    public const string Schedule = "schedule";

    public static int Of(TrainingRequested request) => request switch
    {
        { Kind: RunKind.Experiment } => 4,
        { RequestedBy: Schedule } => 3,
        { RequestedBy: Lab, Reason: FirstModel } => 2,
        { RequestedBy: Lab } => 1,
        _ => 0,
    };
}
