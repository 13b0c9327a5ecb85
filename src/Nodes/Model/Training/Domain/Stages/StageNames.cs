namespace MlopsLab.Training.Domain.Stages;

/// <summary>The stages of a run, in order.</summary>
internal static class StageNames
{
    public const string Extract = "extract";
    public const string Check = "check";
    public const string Features = "features";
    public const string Split = "split";
    public const string Train = "train";
    public const string Calibrate = "calibrate";
    public const string Evaluate = "evaluate";
    public const string Package = "package";

    public static IReadOnlyList<string> All { get; } = [Extract, Check, Features, Split, Train, Calibrate, Evaluate, Package];
}
