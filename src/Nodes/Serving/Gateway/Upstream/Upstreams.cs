using Microsoft.Extensions.Options;
using MlopsLab.Gateway.Domain;
using Polly;
using Polly.CircuitBreaker;

namespace MlopsLab.Gateway.Upstream;

/// <summary>The two inference nodes; one that fails hands over to the other. A shadow is asked past the canary's breaker and time-out.</summary>
internal sealed class Upstreams
{
    private readonly InferenceUpstream _stable;
    private readonly InferenceUpstream _canary;

    public Upstreams(IHttpClientFactory clients, IOptions<GatewayOptions> options, TimeProvider clock)
    {
        _stable = Create(Target.Stable, "inference-stable", clients, options.Value, clock);
        _canary = Create(Target.Canary, "inference-canary", clients, options.Value, clock);
        Shadow = new(Target.Canary, clients.CreateClient("inference-canary"), ResiliencePipeline<UpstreamAnswer>.Empty, options.Value.ShadowTimeout, clock);
    }

    public InferenceUpstream Shadow { get; }

    public InferenceUpstream For(Target target) => target == Target.Canary ? _canary : _stable;

    /// <summary>The order in which to try: the chosen one, then, unless the canary serves nothing, the other.</summary>
    public IEnumerable<InferenceUpstream> InOrder(Target chosen, ModelRoute route)
    {
        yield return For(chosen);
        if (chosen == Target.Canary)
        {
            yield return _stable;
        }
        else if (route.CanaryVersion is not null)
        {
            yield return _canary;
        }
    }

    private static InferenceUpstream Create(Target target, string node, IHttpClientFactory clients, GatewayOptions options, TimeProvider clock) =>
        new(target, clients.CreateClient(node), Breaker(options, clock), options.InferenceTimeout, clock);

    private static ResiliencePipeline<UpstreamAnswer> Breaker(GatewayOptions options, TimeProvider clock) =>
        new ResiliencePipelineBuilder<UpstreamAnswer> { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<UpstreamAnswer>
            {
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(5),
                BreakDuration = options.BreakDuration,
                ShouldHandle = new PredicateBuilder<UpstreamAnswer>()
                    .Handle<HttpRequestException>().Handle<OperationCanceledException>().HandleResult(answer => !answer.Succeeded),
            })
            .Build();
}
