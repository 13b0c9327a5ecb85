namespace MlopsLab.Hosting.Engine;

/// <summary>
/// Tells a frozen process: at once when the system says it is stopped, after three silent probes otherwise;
/// lost when that lasts longer than the patience. One that still starts is silent by nature, so that only the patience counts.
/// </summary>
internal sealed class FreezeWatch(TimeSpan patience, bool isStarting = false)
{
    private const int SilentProbes = 3;
    private TimeSpan? silentSince;
    private int silent;

    public Liveness Observe(TimeSpan now, bool isStopped, bool answered)
    {
        if (!isStopped && answered)
        {
            silentSince = null;
            silent = 0;
            return Liveness.Alive;
        }

        silentSince ??= now;
        silent++;
        return now - silentSince >= patience ? Liveness.Lost
            : isStopped || (silent >= SilentProbes && !isStarting) ? Liveness.Frozen
            : Liveness.Alive;
    }
}
