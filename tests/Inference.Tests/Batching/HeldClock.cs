using System.Threading.Channels;

namespace MlopsLab.Inference.Tests.Batching;

/// <summary>A clock whose waits end when the test lets them.</summary>
internal sealed class HeldClock : TimeProvider
{
    private readonly Channel<Action> waits = Channel.CreateUnbounded<Action>();

    /// <summary>The next wait that began; calling it ends the wait.</summary>
    public ValueTask<Action> NextWaitAsync(CancellationToken ct) => waits.Reader.ReadAsync(ct);

    public bool HasWaits => waits.Reader.Count > 0;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        waits.Writer.TryWrite(() => callback(state));
        return new HeldTimer();
    }

    private sealed class HeldTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
