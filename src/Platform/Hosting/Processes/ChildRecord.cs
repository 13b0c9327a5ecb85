namespace MlopsLab.Hosting.Processes;

/// <summary>A child as it is written down: its pid, and its start time to tell it from a later owner of the pid.</summary>
internal sealed record ChildRecord(string Name, int Pid, long Start);
