namespace Aspire.StackExchange.Redis;

/// <summary>How the lab's Redis client is set up; the section is <c>Aspire:StackExchange:Redis</c>, then the same with <c>:{name}</c>.</summary>
public sealed class StackExchangeRedisSettings
{
    /// <summary>The <c>host:port,password=…</c> string; <c>ConnectionStrings:{name}</c> wins over the sections.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Leaves out the health check.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>Leaves out the spans.</summary>
    public bool DisableTracing { get; set; }

    /// <summary>True: connect when the multiplexer is first asked for. False: connect when the host starts.</summary>
    public bool DisableAutoActivation { get; set; } = true;
}
