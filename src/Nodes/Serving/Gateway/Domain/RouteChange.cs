using MlopsLab.Contracts.Inference;
using MlopsLab.Contracts.Rollouts;

namespace MlopsLab.Gateway.Domain;

/// <summary>What an event does to a route: events may come twice or out of order, so an older epoch or an older load changes nothing.</summary>
internal static class RouteChange
{
    public const string StableNode = "inference-stable";

    public static ModelRoute Apply(ModelRoute route, TrafficSplitChanged split) => split.Epoch <= route.Epoch
        ? route
        : route with
        {
            Epoch = split.Epoch,
            CanaryWeight = Math.Clamp(split.CanaryWeight, 0, 1),
            CanaryVersion = split.CanaryWeight > 0 ? split.CanaryVersion : null,
            Salt = split.RolloutId?.ToString("N"),
            ShadowVersion = split.ShadowShare > 0 ? split.ShadowVersion : null,
            ShadowShare = Math.Clamp(split.ShadowShare, 0, 1),
        };

    public static ModelRoute Apply(ModelRoute route, ModelLoaded loaded) =>
        loaded.Node == StableNode && loaded.At.ToUnixTimeMilliseconds() >= route.StableLoadedAt
            ? route with { StableVersion = loaded.Version, StableLoadedAt = loaded.At.ToUnixTimeMilliseconds() }
            : route;
}
