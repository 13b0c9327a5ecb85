using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Tests.World;

public sealed class FraudWorldTests
{
    [Fact]
    public void Gives_the_same_payments_whichever_slot_is_asked_for_first()
    {
        var forward = new FraudWorld(Worlds.Default);
        var backward = new FraudWorld(Worlds.Default);
        var slots = Enumerable.Range(0, 300).Select(slot => Worlds.Monday + slot).ToArray();

        var one = slots.SelectMany(slot => forward.PaymentsOf(slot, 3)).ToArray();
        var other = slots.Reverse().Select(slot => backward.PaymentsOf(slot, 3)).Reverse().SelectMany(payments => payments).ToArray();

        Assert.Equal(one.Select(Facts), other.Select(Facts));
    }

    [Fact]
    public void Gives_other_payments_for_another_seed()
    {
        Assert.Empty(Worlds.Days(1, 3, seed: 1).Select(payment => payment.Id).Intersect(Worlds.Days(1, 3, seed: 2).Select(payment => payment.Id)));
    }

    [Fact]
    public void Never_gives_two_payments_one_id()
    {
        var payments = Worlds.Days(20, 30);

        Assert.Equal(payments.Count, payments.DistinctBy(payment => payment.Id).Count());
    }

    [Fact]
    public void Grows_without_changing_what_smaller_worlds_hold()
    {
        var small = Worlds.Days(2, 2.4).Select(Facts).ToHashSet();
        var large = Worlds.Days(2, 9).Select(Facts).ToHashSet();

        Assert.Subset(large, small);
    }

    [Fact]
    public void Has_as_many_payments_as_its_towns_should_have()
    {
        var payments = Worlds.Days(28, 20);

        Assert.InRange(payments.Count / (28 * 20 * Town.PaymentsPerDay), 0.9, 1.05);
    }

    [Fact]
    public void Holds_one_to_two_percent_of_fraud()
    {
        var payments = Worlds.Days(28, 40);

        Assert.InRange(payments.Average(payment => payment.Truth.Fraud ? 1.0 : 0.0), 0.01, 0.02);
    }

    [Fact]
    public void Gets_new_customers_and_new_shops_over_the_year()
    {
        var (early, late) = (Worlds.Days(10, 20), Worlds.Days(10, 20, from: 250));

        Assert.InRange(late.Select(payment => payment.Customer.Id).Except(early.Select(payment => payment.Customer.Id)).Count(), 40, 120);
        Assert.InRange(late.Select(payment => payment.Merchant.Id).Distinct().Count(id => id.EndsWith('n')), 20, 80);
        Assert.All(early.Concat(late), payment => Assert.True(payment.Merchant.AgeDays(payment.At) >= 0));
    }

    [Fact]
    public void Is_quiet_at_night_and_busy_at_lunch()
    {
        var byHour = Worlds.Days(14, 20).CountBy(payment => payment.At.Hour).ToDictionary();

        Assert.True(byHour[12] > 3 * byHour[3]);
    }

    [Fact]
    public void Tells_no_outcome_before_its_delay_of_weeks_and_keeps_unreported_fraud_hidden()
    {
        var payments = Worlds.Days(28, 40);
        var delays = payments.Select(payment => (payment.Truth.LabelAt - payment.At).TotalDays).Order().ToArray();
        var hidden = payments.Count(payment => payment.Truth is { Fraud: true, Label: 0 });

        Assert.InRange(delays[delays.Length / 2], 13.5, 14.5);
        Assert.InRange(hidden / (double)payments.Count(payment => payment.Truth.Fraud), 0.03, 0.25);
    }

    private static (string Id, DateTimeOffset At, double Amount, string Merchant, Truth Truth) Facts(Payment payment) =>
        (payment.Id, payment.At, payment.Amount, payment.Merchant.Id, payment.Truth);
}
