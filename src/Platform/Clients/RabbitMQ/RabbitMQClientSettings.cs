namespace Aspire.RabbitMQ.Client;

/// <summary>How the lab's broker client is set up; the section is <c>Aspire:RabbitMQ:Client</c>, then the same with <c>:{name}</c>.</summary>
public sealed class RabbitMQClientSettings
{
    /// <summary>The broker's <c>amqp://</c> address; <c>ConnectionStrings:{name}</c> wins over the sections.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>How often a refused connection is tried again, waiting 1, 2, 4 … seconds.</summary>
    public int MaxConnectRetryCount { get; set; } = 5;

    /// <summary>Leaves out the health check.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>Leaves out the activity sources.</summary>
    public bool DisableTracing { get; set; }

    /// <summary>True: connect when the connection is first asked for. False: connect when the host starts.</summary>
    public bool DisableAutoActivation { get; set; } = true;
}
