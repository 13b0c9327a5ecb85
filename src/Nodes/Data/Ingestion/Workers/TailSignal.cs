namespace MlopsLab.Ingestion.Workers;

/// <summary>Wakes the publisher when a journal grew.</summary>
internal sealed class TailSignal : IDisposable
{
    private readonly SemaphoreSlim _grown = new(0, 1);

    public void Set()
    {
        try
        {
            _grown.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken ct) => _grown.WaitAsync(atMost, ct);

    public void Dispose() => _grown.Dispose();
}
