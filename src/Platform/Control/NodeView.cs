namespace MlopsLab.Control;

/// <summary>How a node stands.</summary>
internal sealed record NodeView(
    string Name, string Id, string Type, string State, bool Healthy, string Release, int Restarts, int? Pid, string? Url, IReadOnlyList<string> Commands);
