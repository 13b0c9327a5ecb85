using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace MlopsLab.ServiceDefaults;

/// <summary>Ready-made resilience for what is not HTTP. Build one per dependency and keep it: a breaker remembers.</summary>
public static class Pipelines
{
    /// <summary>For calls to Redis on a request's path: a short time-out and a breaker, no retry, because the caller has a fallback.</summary>
    /// <remarks>Give the call the pipeline's token through <c>WaitAsync</c>: the Redis client does not take one.</remarks>
    public static ResiliencePipeline Redis(TimeProvider time, TimeSpan timeout) =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(5),
                BreakDuration = TimeSpan.FromSeconds(2),
            })
            .AddTimeout(timeout)
            .Build();

    /// <summary>For connecting to the broker and declaring on it: retried with growing, jittered waits until the caller's token ends it.</summary>
    public static ResiliencePipeline Messaging(TimeProvider time, TimeSpan attemptTimeout) =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = int.MaxValue,
                Delay = TimeSpan.FromMilliseconds(250),
                MaxDelay = TimeSpan.FromSeconds(5),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Exception is not (null or OperationCanceledException) || attempt.Outcome.Exception is TimeoutRejectedException),
            })
            .AddTimeout(attemptTimeout)
            .Build();
}
