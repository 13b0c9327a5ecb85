namespace MlopsLab.Hosting.Engine;

/// <summary>At once the first time, then twice as late each time, and slowly once it is a crash loop.</summary>
internal static class RestartPolicy
{
    public static RestartDecision After(IReadOnlyCollection<DateTimeOffset> exits, DateTimeOffset now, RestartRules rules)
    {
        var recent = exits.Count(exit => now - exit < rules.CrashLoopWindow);
        return recent switch
        {
            <= 1 => new(TimeSpan.Zero, false),
            _ when recent >= rules.CrashLoopExits => new(rules.CrashLoopDelay, true),
            _ => new(Shorter(rules.FirstDelay * Math.Pow(2, recent - 2), rules.LongestDelay), false),
        };
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
