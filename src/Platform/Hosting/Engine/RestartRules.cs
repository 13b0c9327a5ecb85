namespace MlopsLab.Hosting.Engine;

/// <summary>How often and how fast an ended process is started again.</summary>
internal sealed record RestartRules
{
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(8);

    public int CrashLoopExits { get; init; } = 5;

    public TimeSpan CrashLoopWindow { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan CrashLoopDelay { get; init; } = TimeSpan.FromSeconds(30);
}
