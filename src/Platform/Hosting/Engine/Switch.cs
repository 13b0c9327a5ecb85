namespace MlopsLab.Hosting.Engine;

/// <summary>Whether a process is wanted: waits for it to be, and cancels what runs when it no longer is.</summary>
internal sealed class Switch : IDisposable
{
    private readonly Lock gate = new();
    private TaskCompletionSource turnedOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource whileOn = new();

    public bool IsOn { get; private set; }

    public void On()
    {
        lock (gate)
        {
            if (!IsOn)
            {
                IsOn = true;
                whileOn = new();
                turnedOn.TrySetResult();
            }
        }
    }

    public void Off()
    {
        lock (gate)
        {
            if (IsOn)
            {
                IsOn = false;
                turnedOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
                whileOn.Cancel();
            }
        }
    }

    public async Task<CancellationToken> WaitAsync(CancellationToken ct)
    {
        Task on;
        lock (gate)
        {
            on = turnedOn.Task;
        }

        await on.WaitAsync(ct);
        return whileOn.Token;
    }

    public void Dispose() => whileOn.Dispose();
}
