using System.Diagnostics;
using System.Net.Sockets;
using Polly;
using Polly.Retry;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace MlopsLab.Clients.RabbitMQ;

/// <summary>Opens a connection, trying again while the broker is not there yet.</summary>
internal static class BrokerConnection
{
    public static readonly ActivitySource Source = new("Aspire.RabbitMQ.Client");

    public static IConnection Open(IConnectionFactory factory, int retries)
    {
        using var activity = Start("rabbitmq connect");
        // A singleton is made synchronously; the worker keeps the connect away from any caller's context.
        return Task.Run(async () => await OpenAsync(factory, retries)).GetAwaiter().GetResult();
    }

    private static async Task<IConnection> OpenAsync(IConnectionFactory factory, int retries) =>
        retries > 0
            ? await Patience(retries).ExecuteAsync(async ct => await TryOnceAsync(factory, ct))
            : await TryOnceAsync(factory, CancellationToken.None);

    private static ResiliencePipeline Patience(int retries) => new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<SocketException>().Handle<BrokerUnreachableException>(),
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromSeconds(1),
            MaxRetryAttempts = retries,
        })
        .Build();

    private static async Task<IConnection> TryOnceAsync(IConnectionFactory factory, CancellationToken ct)
    {
        using var attempt = Start("rabbitmq connect attempt");
        attempt?.AddTag("messaging.operation", "connect");
        try
        {
            return await factory.CreateConnectionAsync(ct);
        }
        catch (Exception failed)
        {
            attempt?.AddException(failed);
            attempt?.SetStatus(ActivityStatusCode.Error, failed.Message);
            throw;
        }
    }

    private static Activity? Start(string name) => Source.StartActivity(name, ActivityKind.Client)?.AddTag("messaging.system", "rabbitmq");
}
