using MlopsLab.Traffic.Telemetry;

namespace MlopsLab.Traffic.Workers;

/// <summary>Tries again, ever more slowly, when something it needs is away; says so once and not at every try.</summary>
internal sealed class Persistence(ILogger<Persistence> log, TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public async Task<T> TryAsync<T>(string what, Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                var done = await work(ct);
                if (failures > 0)
                {
                    log.Recovered(what, failures);
                }

                return done;
            }
            catch (Exception error) when (!ct.IsCancellationRequested)
            {
                if (failures == 0)
                {
                    log.NotTaken(error, what);
                }

                var wait = First * Math.Pow(2, Math.Min(failures, 10));
                await Task.Delay(wait < Longest ? wait : Longest, time, ct);
            }
        }
    }
}
