namespace MlopsLab.Training;

/// <summary>Ends a run that is under way, with the reason.</summary>
internal sealed class RunStop(CancellationToken ct) : IDisposable
{
    private readonly CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(ct);
    private readonly Lock deciding = new();

    public CancellationToken Token => source.Token;

    /// <summary>Null while nobody stopped it; the first reason counts.</summary>
    public string? Reason { get; private set; }

    /// <summary>Somebody wanted it to end; otherwise it broke a limit.</summary>
    public bool IsWish { get; private set; }

    public void Stop(string reason, bool isWish)
    {
        lock (deciding)
        {
            if (Reason is not null)
            {
                return;
            }

            (Reason, IsWish) = (reason, isWish);
        }

        source.Cancel();
    }

    public void Dispose() => source.Dispose();
}
