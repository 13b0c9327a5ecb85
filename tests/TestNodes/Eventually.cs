namespace MlopsLab.TestNodes;

/// <summary>Waits for what other processes do: asks often, returns at once when it is so, fails with the reason when it never is.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(30);

    public static Task HoldsAsync(Func<Task<bool>> condition, string expected, CancellationToken ct) =>
        HoldsAsync(condition, Usual, () => expected, ct);

    public static async Task HoldsAsync(Func<Task<bool>> condition, TimeSpan patience, Func<string> expected, CancellationToken ct)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > patience)
            {
                throw new TimeoutException($"Not within {patience.TotalSeconds:0} s: {expected()}");
            }

            await Task.Delay(Pause, TimeProvider.System, ct);
        }
    }
}
