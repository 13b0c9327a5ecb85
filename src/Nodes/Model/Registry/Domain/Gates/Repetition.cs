namespace MlopsLab.Registry.Domain.Gates;

/// <summary>A run made again to verify it.</summary>
internal sealed record Repetition(string RunId, bool Same, DateTimeOffset At);
