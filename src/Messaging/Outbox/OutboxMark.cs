using Microsoft.Extensions.Logging;
using MlopsLab.Messaging.Telemetry;

namespace MlopsLab.Messaging.Outbox;

/// <summary>Writes down how far the outbox is confirmed, beside the sending: while one write is under way, later confirms wait to be written together.</summary>
internal sealed class OutboxMark(OutboxTable outbox, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private long _confirmed;
    private long _marked;
    private Task _writing = Task.CompletedTask;
    private bool _isWriting;

    public bool IsUpToDate
    {
        get
        {
            lock (_lock)
            {
                return _marked >= _confirmed;
            }
        }
    }

    /// <summary>Completes when everything confirmed until then is written down.</summary>
    public Task Writing
    {
        get
        {
            lock (_lock)
            {
                return _writing;
            }
        }
    }

    public async Task<long> LoadAsync(CancellationToken ct)
    {
        _confirmed = _marked = await outbox.MarkAsync(ct);
        return _marked;
    }

    public void Advance(long confirmed, CancellationToken ct)
    {
        lock (_lock)
        {
            _confirmed = Math.Max(_confirmed, confirmed);
            if (!_isWriting && _confirmed > _marked)
            {
                _isWriting = true;
                _writing = Task.Run(() => WriteAsync(ct), CancellationToken.None);
            }
        }
    }

    private async Task WriteAsync(CancellationToken ct)
    {
        while (Next() is { } upTo)
        {
            try
            {
                await outbox.MarkSentAsync(upTo, CancellationToken.None);
                Marked(upTo);
            }
            catch (Exception error)
            {
                // Not marked means sent again after a restart, and recognised as a copy: keep trying, lose nothing.
                log.MarkFailed(error);
                await Task.Delay(RetryAfter, time, CancellationToken.None);
                if (ct.IsCancellationRequested)
                {
                    Stop();
                    return;
                }
            }
        }
    }

    private long? Next()
    {
        lock (_lock)
        {
            if (_marked < _confirmed)
            {
                return _confirmed;
            }

            _isWriting = false;
            return null;
        }
    }

    private void Marked(long upTo)
    {
        lock (_lock)
        {
            _marked = upTo;
        }
    }

    private void Stop()
    {
        lock (_lock)
        {
            _isWriting = false;
        }
    }
}
