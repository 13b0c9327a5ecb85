using System.Threading.Channels;

namespace MlopsLab.Cache;

/// <summary>Wakes the dropper; many raises while it is busy are one.</summary>
internal sealed class DropSignal
{
    private readonly Channel<bool> _raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => _raised.Writer.TryWrite(true);

    public ValueTask<bool> WaitAsync(CancellationToken ct) => _raised.Reader.ReadAsync(ct);
}
