using System.Globalization;
using MlopsLab.Contracts.Gateway;
using MlopsLab.Gateway.Domain;
using MlopsLab.Gateway.Upstream;

namespace MlopsLab.Gateway.Shadows;

/// <summary>Which requests a shadow gets, and what its answer is beside the served one.</summary>
internal static class Pairing
{
    private const string Salt = "shadow";

    /// <summary>
    /// A share of those that a stable version was asked about: an answer from the cache tells nothing about time and errors. Chosen by the request's id, so that
    /// entities with many requests weigh as they do in the traffic.
    /// </summary>
    public static bool Wants(MirroredRequest mirrored) =>
        mirrored.Served is { Route: { ShadowVersion: not null, ShadowShare: var share }, Verdict: { Cached: false, CanaryFailed: false, Target: not Target.Canary } }
        && Split.Position(Salt, mirrored.Request.Id) < share;

    public static ShadowPair Of(MirroredRequest mirrored, string shadowVersion, UpstreamAnswer shadow, TimeSpan took)
    {
        var verdict = mirrored.Served.Verdict;
        var served = verdict.Target == Target.Stable;
        var positive = verdict.Explored || verdict.Decision == mirrored.Request.Model.Scenario.Decision.PositiveDecision;
        return new(
            mirrored.Request.Id,
            mirrored.At,
            mirrored.Served.FeatureHash.ToString("x16", CultureInfo.InvariantCulture),
            served ? verdict.Version : mirrored.Served.Route.StableVersion ?? verdict.Version,
            shadowVersion,
            served ? verdict.Score : null,
            shadow.Succeeded ? shadow.Score : null,
            served && positive,
            shadow.Succeeded && shadow.Score >= shadow.Threshold,
            mirrored.Inference.TotalMilliseconds,
            took.TotalMilliseconds,
            shadow.Failure);
    }
}
