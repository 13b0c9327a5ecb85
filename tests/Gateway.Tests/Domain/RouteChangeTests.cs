using MlopsLab.Contracts.Inference;
using MlopsLab.Contracts.Rollouts;
using MlopsLab.Gateway.Domain;

namespace MlopsLab.Gateway.Tests.Domain;

public sealed class RouteChangeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Rollout = new("0f8fad5b-d9cb-469f-a165-70867728950e");
    private readonly ModelRoute _fresh = ModelRoute.New("pay");

    [Fact]
    public void A_split_brings_weight_version_and_the_rollouts_salt()
    {
        var route = RouteChange.Apply(_fresh, Split(epoch: 1, weight: 0.1));

        Assert.Equal((1, 0.1, "2", Rollout.ToString("N")), (route.Epoch, route.CanaryWeight, route.CanaryVersion, route.Salt));
    }

    [Fact]
    public void A_split_brings_a_shadow_and_the_next_one_takes_it_away()
    {
        var mirrored = RouteChange.Apply(_fresh, Split(epoch: 1, weight: 0) with { ShadowVersion = "2", ShadowShare = 0.25 });
        var canary = RouteChange.Apply(mirrored, Split(epoch: 2, weight: 0.1));

        Assert.Equal(("2", 0.25, null), (mirrored.ShadowVersion, mirrored.ShadowShare, mirrored.CanaryVersion));
        Assert.Equal((null, 0, "2"), (canary.ShadowVersion, canary.ShadowShare, canary.CanaryVersion));
    }

    [Fact]
    public void The_same_split_twice_changes_nothing()
    {
        var once = RouteChange.Apply(_fresh, Split(epoch: 1, weight: 0.1));

        Assert.Same(once, RouteChange.Apply(once, Split(epoch: 1, weight: 0.1)));
    }

    [Fact]
    public void An_older_epoch_that_comes_late_changes_nothing()
    {
        var route = RouteChange.Apply(_fresh, Split(epoch: 5, weight: 0));

        Assert.Same(route, RouteChange.Apply(route, Split(epoch: 4, weight: 1)));
    }

    [Fact]
    public void In_any_order_the_highest_epoch_wins()
    {
        TrafficSplitChanged[] splits = [Split(1, 0.1), Split(2, 0.5), Split(3, 1), Split(4, 0)];
        var straight = splits.Aggregate(_fresh, RouteChange.Apply);

        Assert.Equal(straight, splits.Reverse().Aggregate(_fresh, RouteChange.Apply));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(7, 1)]
    public void A_weight_outside_its_range_is_clamped(double weight, double taken) =>
        Assert.Equal(taken, RouteChange.Apply(_fresh, Split(1, weight)).CanaryWeight);

    [Fact]
    public void A_weight_of_zero_forgets_the_canarys_version() =>
        Assert.Null(RouteChange.Apply(RouteChange.Apply(_fresh, Split(1, 0.5)), Split(2, 0)).CanaryVersion);

    [Fact]
    public void What_stable_loaded_is_the_stable_version() =>
        Assert.Equal("3", RouteChange.Apply(_fresh, Loaded("inference-stable", "3", Noon)).StableVersion);

    [Fact]
    public void What_the_canary_loaded_is_not_the_stable_version() =>
        Assert.Null(RouteChange.Apply(_fresh, Loaded("inference-canary", "3", Noon)).StableVersion);

    [Fact]
    public void An_older_load_that_comes_late_changes_nothing()
    {
        var route = RouteChange.Apply(_fresh, Loaded("inference-stable", "3", Noon));

        Assert.Equal("3", RouteChange.Apply(route, Loaded("inference-stable", "2", Noon.AddSeconds(-1))).StableVersion);
    }

    private static TrafficSplitChanged Split(long epoch, double weight) => new("pay", epoch, weight, "2", Rollout, Noon);

    private static ModelLoaded Loaded(string node, string version, DateTimeOffset at) => new(node, "pay", version, "hash", 1, at);
}
