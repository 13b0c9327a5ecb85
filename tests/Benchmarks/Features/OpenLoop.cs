using System.Diagnostics;

namespace MlopsLab.Benchmarks.Features;

/// <summary>Calls by the clock, whether or not earlier ones are answered; each is timed from its call to its answer.</summary>
internal static class OpenLoop
{
    public static async Task<LookUpTimes> RunAsync(int perSecond, TimeSpan length, Func<int, Task> call, CancellationToken ct)
    {
        var calls = new Task<double>[(int)(perSecond * length.TotalSeconds)];
        var began = Stopwatch.GetTimestamp();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        for (var n = 0; n < calls.Length; n++)
        {
            while (n > Stopwatch.GetElapsedTime(began).TotalSeconds * perSecond)
            {
                await tick.WaitForNextTickAsync(ct);
            }

            calls[n] = TimedAsync(call, n);
        }

        return LookUpTimes.Of(await Task.WhenAll(calls));
    }

    private static async Task<double> TimedAsync(Func<int, Task> call, int n)
    {
        var began = Stopwatch.GetTimestamp();
        await call(n);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
