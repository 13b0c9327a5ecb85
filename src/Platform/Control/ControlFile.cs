namespace MlopsLab.Control;

/// <summary>What the owner of the lab needs to talk to it.</summary>
internal sealed record ControlFile(string Url, string Token, string LabToken, int Pid, string Engine, IReadOnlyDictionary<string, string> Nodes);
