using System.Globalization;
using Microsoft.Extensions.Options;
using MlopsLab.Gateway.Domain;
using MlopsLab.Gateway.Fallback;
using MlopsLab.Gateway.Online;
using MlopsLab.Gateway.Stages;
using MlopsLab.Gateway.Upstream;
using MlopsLab.Scenarios;

namespace MlopsLab.Gateway.Scoring;

/// <summary>The way of one request: features and cache, split, inference with its fallbacks, decision.</summary>
internal sealed class RecordScorer(
    InputLookUp lookUp, RoutingTable routes, ModelViews views, Upstreams upstreams, CacheWriter cache, LastScores lastScores, IOptions<GatewayOptions> options)
{
    public async Task<Scored> ScoreAsync(ScoreRequest request, StageClock stages, CancellationToken ct)
    {
        var scored = await DecideAsync(request, stages, ct);
        scored = scored with { Verdict = Explore(request, scored.Verdict) };
        stages.End(Stage.Decision);
        return scored;
    }

    private async Task<Scored> DecideAsync(ScoreRequest request, StageClock stages, CancellationToken ct)
    {
        var scenario = request.Model.Scenario;
        var route = routes.For(scenario.Name);
        var entities = request.Model.Features.StateKeys(request.Row);
        var entity = entities.Count > 0 ? entities[0] : request.Id;
        var target = Split.Choose(route, entity);
        var (features, cacheKey) = (views.For(request.Model, route.VersionAt(target)), cache.KeyFor(route, target, request));
        stages.End(Stage.Route);
        var inputs = await lookUp.FindAsync(request, features, cacheKey, ct);
        var hash = FeatureHash.Of(inputs.Vector);
        stages.End(Stage.Features);
        if (cache.Take(cacheKey, inputs.Found, hash) is { } hit)
        {
            var cached = new Verdict(target, route.VersionAt(target) ?? string.Empty, hit.Score, Decide(scenario, hit.Score, hit.Threshold), Cached: true, inputs.Found.Trouble, CanaryFailed: false);
            return new(cached, route, entity, inputs, hash);
        }

        var verdict = await AskAsync(request, route, target, inputs, hash, stages, ct);
        cache.Remember(route, verdict.Answer, request, hash, stages[Stage.Inference]);
        return new(verdict.Verdict, route, entity, inputs, hash);
    }

    // Rules answer when no model does: what they stop is stopped.
    private Verdict Explore(ScoreRequest request, Verdict verdict)
    {
        var (decision, share) = (request.Model.Scenario.Decision, request.RecordId is null ? 0 : options.Value.ExploreShare);
        return verdict.Decision != decision.PositiveDecision ? verdict
            : verdict.Target == Target.Rules ? verdict with { Propensity = 0 }
            : Exploration.Chooses(request.RecordId, share) ? verdict with { Decision = decision.NegativeDecision, Explored = true, Propensity = share }
            : verdict with { Propensity = share };
    }

    private async Task<(Verdict Verdict, UpstreamAnswer Answer)> AskAsync(ScoreRequest request, ModelRoute route, Target target, Inputs inputs, ulong hash, StageClock stages, CancellationToken ct)
    {
        var scenario = request.Model.Scenario;
        var canaryFailed = false;
        var failure = "no answer";
        foreach (var upstream in upstreams.InOrder(target, route))
        {
            // The other target's version may have been trained on another view: then its inputs are looked up for it.
            var features = views.For(request.Model, route.VersionAt(upstream.Target));
            var (_, found, vector) = features.View == inputs.Features.View ? inputs : await lookUp.FindAsync(request, features, cacheKey: null, ct);
            stages.End(Stage.Features);
            var answer = await upstream.AskAsync(scenario.Name, vector, ct);
            stages.End(Stage.Inference);
            if (answer.Succeeded)
            {
                lastScores.Remember(scenario.Name, features.View, FeatureHash.Of(vector), answer.Score, answer.Threshold, answer.Version);
                return (new Verdict(upstream.Target, answer.Version, answer.Score, Decide(scenario, answer.Score, answer.Threshold), Cached: false, found.Trouble, canaryFailed), answer);
            }

            failure = answer.Failure ?? failure;
            canaryFailed |= upstream.Target == Target.Canary && target == Target.Canary;
        }

        if (lastScores.Find(scenario.Name, inputs.Features.View, hash) is var (last, age))
        {
            var reason = string.Create(CultureInfo.InvariantCulture, $"{failure}; score for the same features from {age.TotalSeconds:0} s ago");
            return (new Verdict(Target.Last, last.Version, last.Score, Decide(scenario, last.Score, last.Threshold), Cached: false, reason, canaryFailed), UpstreamAnswer.Failed(failure));
        }

        var (decision, score, rule) = FallbackRules.Decide(scenario, request.Row);
        return (new Verdict(Target.Rules, "rules", score, decision, Cached: false, $"{failure}; rule {rule}", canaryFailed), UpstreamAnswer.Failed(failure));
    }

    private static string Decide(Scenario scenario, double score, double threshold) =>
        score >= threshold ? scenario.Decision.PositiveDecision : scenario.Decision.NegativeDecision;
}
