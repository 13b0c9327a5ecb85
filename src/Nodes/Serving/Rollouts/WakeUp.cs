using System.Threading.Channels;

namespace MlopsLab.Rollouts;

/// <summary>Tells the sleeping controller that there may be something to do; many calls before it wakes count as one.</summary>
internal sealed class WakeUp
{
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Call() => _calls.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken ct) => await _calls.Reader.ReadAsync(ct);
}
