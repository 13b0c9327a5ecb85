namespace MlopsLab.Training.Domain.Stages;

/// <summary>What a run tells of one of its stages.</summary>
/// <param name="Output">SHA-256 of what it made.</param>
/// <param name="Cached">It was made before from the same inputs and only read.</param>
internal sealed record StageDone(string Stage, string Key, string Output, long Bytes, bool Cached, double Seconds);
