namespace MlopsLab.Ingestion.Workers;

/// <summary>Wakes the worker when a replay was asked for.</summary>
internal sealed class ReplaySignal : IDisposable
{
    private readonly TailSignal _signal = new();

    public void Set() => _signal.Set();

    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => _signal.WaitAsync(atMost, ct);

    public void Dispose() => _signal.Dispose();
}
