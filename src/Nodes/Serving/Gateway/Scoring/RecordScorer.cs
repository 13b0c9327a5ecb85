using MlopsLab.Gateway.Domain;
using MlopsLab.Gateway.Online;
using MlopsLab.Gateway.Upstream;
using MlopsLab.Scenarios;

namespace MlopsLab.Gateway.Scoring;

/// <summary>The way of one request: features and cache, split, inference with its fallbacks, decision.</summary>
internal sealed class RecordScorer(OnlineStore online, RoutingTable routes, Upstreams upstreams, CacheWriter cache)
{
    public async Task<Verdict> ScoreAsync(ScoreRequest request, CancellationToken ct)
    {
        var (scenario, _, features) = request.Model;
        var route = routes.For(scenario.Name);
        var entities = features.StateKeys(request.Row);
        var target = Split.Choose(route, entities.Count > 0 ? entities[0] : request.Id);
        var found = await online.FindAsync(scenario.Name, features.View, entities, cache.KeyFor(route, target, request), ct);

        var vector = new double[features.Features.Count];
        features.Compute(request.Row, request.EventTime, found.States, vector);
        var hash = FeatureHash.Of(vector);
        if (found.Cached is { } hit && hit.FeatureHash == hash)
        {
            return new Verdict(target, route.VersionAt(target) ?? string.Empty, hit.Score, Decide(scenario, hit.Score, hit.Threshold), Cached: true, found.Trouble, CanaryFailed: false);
        }

        var verdict = await AskAsync(scenario, request.Row, route, target, vector, found.Trouble, ct);
        cache.Remember(route, verdict.Answer, request, hash);
        return verdict.Verdict;
    }

    private async Task<(Verdict Verdict, UpstreamAnswer Answer)> AskAsync(
        Scenario scenario, Row row, ModelRoute route, Target target, double[] vector, string? trouble, CancellationToken ct)
    {
        var canaryFailed = false;
        var failure = "no answer";
        foreach (var upstream in upstreams.InOrder(target, route))
        {
            var answer = await upstream.AskAsync(scenario.Name, vector, ct);
            if (answer.Succeeded)
            {
                return (new Verdict(upstream.Target, answer.Version, answer.Score, Decide(scenario, answer.Score, answer.Threshold), Cached: false, trouble, canaryFailed), answer);
            }

            failure = answer.Failure ?? failure;
            canaryFailed |= upstream.Target == Target.Canary && target == Target.Canary;
        }

        var (decision, score, rule) = FallbackRules.Decide(scenario, row);
        return (new Verdict(Target.Rules, "rules", score, decision, Cached: false, $"{failure}; rule {rule}", canaryFailed), UpstreamAnswer.Failed(failure));
    }

    private static string Decide(Scenario scenario, double score, double threshold) =>
        score >= threshold ? scenario.Decision.PositiveDecision : scenario.Decision.NegativeDecision;
}
