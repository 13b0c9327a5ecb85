namespace MlopsLab.Hosting.Processes;

/// <summary>A process to be started.</summary>
internal sealed record LaunchPlan(
    string FileName, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment, string WorkingDirectory);
