namespace MlopsLab.Hosting.Processes;

/// <summary>A run and the children it has now.</summary>
internal sealed record RunRecord(string Run, int Pid, IReadOnlyList<ChildRecord> Children);
