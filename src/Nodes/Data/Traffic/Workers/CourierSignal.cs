using System.Threading.Channels;

namespace MlopsLab.Traffic.Workers;

/// <summary>Wakes the courier when records were kept.</summary>
internal sealed class CourierSignal
{
    private readonly Channel<bool> _set = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _set.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken ct) => await _set.Reader.ReadAsync(ct);
}
