using MlopsLab.Traffic.Domain.Switches;
using MlopsLab.Traffic.Tests.World;

namespace MlopsLab.Traffic.Tests.Switches;

public sealed class EveryWorldTests
{
    private static readonly string[] Usual = [.. Switched.Dispatches(3, 4).Select(Switched.Wire)];

    public static TheoryData<string, string?> All() => [.. WorldList.All.SelectMany(world =>
        world.Card.Variants.Count == 0 ? [(world.Card.Name, (string?)null)] : world.Card.Variants.Select(variant => (world.Card.Name, (string?)variant.Name)))];

    [Fact]
    public void Is_one_of_the_eighteen() => Assert.Equal(
        ["adversary", "backfill", "clock-skew", "concept", "constant", "covariate", "duplicates", "late-data", "leak", "null-surge", "out-of-order", "prior", "schema-break", "season", "silence", "spike", "swapped-columns", "unit-change"],
        WorldList.All.Select(world => world.Card.Name).Order());

    [Theory]
    [MemberData(nameof(All))]
    public void Leaves_every_byte_as_it_was_at_strength_0(string world, string? variant) =>
        Assert.Equal(Usual, Switched.Dispatches(3, 4, Switched.On(world, 0, variant)).Select(Switched.Wire));

    [Theory]
    [MemberData(nameof(All))]
    public void Does_the_same_every_time_to_the_same_records(string world, string? variant)
    {
        var on = Switched.On(world, 0.5, variant);
        var conditions = new Conditions([on], evasion: 0.5, mostCrowd: 100);

        var one = Switched.Payments(3, 4, conditions).Select(payment => Switched.Wire(conditions.Send(payment)));
        var other = Switched.Payments(3, 4, conditions).Select(payment => Switched.Wire(conditions.Send(payment)));

        Assert.Equal(one, other);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Touches_the_same_records_and_more_when_it_is_stronger(string world, string? variant)
    {
        var weak = Touched(world, variant, 0.3);
        var strong = Touched(world, variant, 0.8);

        Assert.NotEmpty(strong);
        Assert.True(world is "covariate" or "adversary" || weak.IsSubsetOf(strong));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Says_which_records_it_touched_and_touches_no_other(string world, string? variant)
    {
        var on = Switched.On(world, 0.5, variant);
        var conditions = new Conditions([on], evasion: 0.5, mostCrowd: 100);
        var usual = Worlds.Days(3, 4).Select(payment => Switched.Wire(Conditions.Usual.Send(payment))).ToHashSet();

        var untold = Switched.Payments(3, 4, conditions).Select(conditions.Send).Where(dispatch => dispatch.Worlds.Count == 0).Select(Switched.Wire);

        Assert.Subset(usual, untold.ToHashSet());
    }

    [Fact]
    public void Can_be_on_together()
    {
        var dispatches = Switched.Dispatches(3, 4, Switched.On("season"), Switched.On("unit-change", 0.5), Switched.On("swapped-columns", 0.5), Switched.On("duplicates", 0.5));

        Assert.Contains(dispatches, dispatch => dispatch.Worlds is ["season", "swapped-columns", "unit-change", "duplicates"]);
    }

    private static HashSet<string> Touched(string world, string? variant, double strength)
    {
        var conditions = new Conditions([Switched.On(world, strength, variant)], evasion: 0.5, mostCrowd: 100);
        return [.. Switched.Payments(6, 8, conditions).Select(conditions.Send).Where(dispatch => dispatch.Worlds.Contains(world)).Select(dispatch => dispatch.Payment.Id)];
    }
}
