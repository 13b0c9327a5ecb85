namespace MlopsLab.Hosting.Engine;

/// <summary>When an ended process starts again.</summary>
internal sealed record RestartDecision(TimeSpan Delay, bool IsCrashLoop);
