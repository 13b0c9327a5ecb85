using MlopsLab.Monitoring.Domain;

namespace MlopsLab.Monitoring.Tests.Domain;

public sealed class AlertPolicyTests
{
    private readonly AlertPolicy _policy = new(raiseAfter: 2, clearAfter: 3);

    [Fact]
    public void One_look_outside_is_not_enough() => Assert.Equal(AlertStep.Nothing, Look(0.9));

    [Fact]
    public void Two_in_a_row_raise() => Assert.Equal([AlertStep.Nothing, AlertStep.Raise], Looks(open: false, 0.9, 0.9));

    [Fact]
    public void A_clean_look_between_starts_the_count_again() =>
        Assert.DoesNotContain(AlertStep.Raise, Looks(open: false, 0.9, 0.1, 0.9, 0.1, 0.9));

    [Fact]
    public void An_open_alert_is_not_raised_again() => Assert.All(Looks(open: true, 0.9, 0.9, 0.9), step => Assert.Equal(AlertStep.Nothing, step));

    [Fact]
    public void Three_clean_looks_in_a_row_clear() =>
        Assert.Equal([AlertStep.Nothing, AlertStep.Nothing, AlertStep.Clear], Looks(open: true, 0.1, 0.1, 0.1));

    [Fact]
    public void A_breach_between_starts_the_clearing_again() =>
        Assert.DoesNotContain(AlertStep.Clear, Looks(open: true, 0.1, 0.1, 0.9, 0.1, 0.1));

    [Fact]
    public void A_look_without_a_value_neither_counts_nor_breaks_the_row() =>
        Assert.Equal([AlertStep.Nothing, AlertStep.Nothing, AlertStep.Raise], Looks(open: false, 0.9, null, 0.9));

    [Fact]
    public void A_value_at_the_limit_is_inside() => Assert.DoesNotContain(AlertStep.Raise, Looks(open: false, 0.5, 0.5, 0.5));

    [Fact]
    public void Signals_are_counted_apart()
    {
        Look(0.9);

        Assert.Equal(AlertStep.Nothing, _policy.Look(Make.Signal(0.9, scope: "other"), open: false));
    }

    private AlertStep Look(double? value, bool open = false) => _policy.Look(Make.Signal(value), open);

    private AlertStep[] Looks(bool open, params double?[] values) => [.. values.Select(value => Look(value, open))];
}
