using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace MlopsLab.ServiceDefaults.Http;

/// <summary>Total time-out, retry with jitter, breaker, time-out per attempt: from the outside in.</summary>
internal static class NodePipeline
{
    internal static readonly ResiliencePropertyKey<HttpRequestMessage> Request = new("request");

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    public static ResiliencePipeline<HttpResponseMessage> Of(NodeClientOptions options, TimeProvider time)
    {
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddTimeout(options.TotalTimeout)
            .AddRetry(Retry(options));
        if (options.BreakAfterAttempts > 0)
        {
            pipeline.AddCircuitBreaker(Breaker(options));
        }

        return pipeline.AddTimeout(options.AttemptTimeout).Build();
    }

    private static RetryStrategyOptions<HttpResponseMessage> Retry(NodeClientOptions options) => new()
    {
        MaxRetryAttempts = Math.Max(1, options.Retries),
        Delay = options.RetryDelay,
        MaxDelay = LongestWait,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = attempt => ValueTask.FromResult(options.Retries > 0 && IsTransient(attempt.Outcome) && MayRepeat(attempt.Context)),
        DelayGenerator = attempt => ValueTask.FromResult(AskedWait(attempt.Outcome.Result)),
        OnRetry = attempt =>
        {
            attempt.Outcome.Result?.Dispose();
            return default;
        },
    };

    private static CircuitBreakerStrategyOptions<HttpResponseMessage> Breaker(NodeClientOptions options) => new()
    {
        FailureRatio = options.BreakAtFailureRatio,
        MinimumThroughput = Math.Max(2, options.BreakAfterAttempts),
        SamplingDuration = TimeSpan.FromSeconds(10),
        BreakDuration = options.BreakDuration,
        ShouldHandle = attempt => ValueTask.FromResult(IsTransient(attempt.Outcome) && attempt.Outcome.Result?.StatusCode is not HttpStatusCode.TooManyRequests),
    };

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: BrokenCircuitException } => false,
        { Exception: NodeUnavailableException } => false,
        { Exception: HttpRequestException or TimeoutRejectedException } => true,
        { Result.StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests } => true,
        { Result.StatusCode: HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout } => true,
        _ => false,
    };

    private static bool MayRepeat(ResilienceContext context) =>
        context.Properties.TryGetValue(Request, out var request)
        && (request.Method.Method is "GET" or "HEAD" or "OPTIONS" or "PUT" or "DELETE" or "TRACE")
        && request.Content is null or not StreamContent;

    private static TimeSpan? AskedWait(HttpResponseMessage? response) =>
        response?.Headers.RetryAfter?.Delta is { } asked ? (asked < LongestWait ? asked : LongestWait) : null;
}
