using MlopsLab.Messaging.Broker;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace MlopsLab.Messaging.Ledgers;

/// <summary>Asks the broker how many messages wait in each queue of the lab, over one connection kept for the purpose.</summary>
internal sealed class QueueDepths(IConnectionFactory factory, Routes routes, MessagingOptions messaging, LedgerOptions options, TimeProvider time) : IAsyncDisposable
{
    private readonly IReadOnlyList<string> _queues =
    [
        .. routes.Nodes.SelectMany(node => routes.ReadBy(node).Select(wireName => Names.Queue(node, wireName)).Append(Names.DeadQueue(node))),
        .. messaging.RetryDelaysOrDefault.Select(Names.Retry).Distinct(),
    ];

    private IConnection? _connection;
    private IChannel? _channel;

    /// <summary>Per queue; a queue that does not exist has none. Null when the broker does not answer.</summary>
    public async Task<IReadOnlyDictionary<string, long>?> ReadAsync(CancellationToken ct)
    {
        try
        {
            var depths = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var queue in _queues)
            {
                depths[queue] = await DepthAsync(queue, ct).WaitAsync(options.AnswerTimeout, time, ct);
            }

            return depths;
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            await DisposeAsync();
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _connection, null) is { } connection)
        {
            _channel = null;
            var closing = connection.AbortAsync(options.AnswerTimeout);
            await Task.WhenAny(closing, Task.Delay(options.AnswerTimeout, time));
        }
    }

    private async Task<long> DepthAsync(string queue, CancellationToken ct)
    {
        _connection ??= await factory.CreateConnectionAsync("ledger", ct);
        _channel = _channel is { IsOpen: true } open ? open : await _connection.CreateChannelAsync(null, ct);
        try
        {
            return (await _channel.QueueDeclarePassiveAsync(queue, ct)).MessageCount;
        }
        catch (OperationInterruptedException missing) when (missing.ShutdownReason?.ReplyCode == 404)
        {
            return 0;
        }
    }
}
