using System.Threading.Channels;

namespace MlopsLab.Messaging.Storage;

/// <summary>Wakes the sender after a commit that published something; many settings before one wait count as one.</summary>
internal sealed class OutboxSignal
{
    private readonly Channel<bool> _set = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public bool IsSet => _set.Reader.Count > 0;

    public void Set() => _set.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken ct) => await _set.Reader.ReadAsync(ct);
}
