using System.Diagnostics;

namespace MlopsLab.Benchmarks.Messaging;

/// <summary>Lets messages through at a steady rate; 0 means as fast as they come.</summary>
internal sealed class Pace(int perSecond)
{
    private readonly long _started = Stopwatch.GetTimestamp();

    public async Task WaitAsync(int index, CancellationToken ct)
    {
        while (perSecond > 0 && index > Stopwatch.GetElapsedTime(_started).TotalSeconds * perSecond)
        {
            await Task.Delay(1, ct);
        }
    }
}
