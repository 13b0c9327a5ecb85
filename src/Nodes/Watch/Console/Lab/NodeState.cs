namespace MlopsLab.Console.Lab;

/// <summary>A resource as the lab's control endpoint tells it.</summary>
internal sealed record NodeState(string Name, string? Type, string State, bool Healthy, string? Release, int Restarts, int? Pid, string? Url, IReadOnlyList<string>? Commands);
