using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Tests.World;

public sealed class FraudPatternTests
{
    private static readonly ILookup<string, Payment> ByPattern = Worlds.Days(28, 40).ToLookup(payment => payment.Truth.Pattern ?? "owner");

    [Fact]
    public void Every_pattern_happens() =>
        Assert.Equal(
            ["account-takeover", "bot-velocity", "card-testing", "cross-border", "friendly-fraud", "mule-merchant", "owner", "refund-abuse", "skimmed-terminal"],
            ByPattern.Select(pattern => pattern.Key).Order());

    [Fact]
    public void Card_testing_is_many_tiny_payments_on_many_cards_from_few_devices()
    {
        var bursts = ByPattern["card-testing"].GroupBy(payment => payment.Truth.Episode).ToArray();

        Assert.InRange(bursts.SelectMany(burst => burst).Average(payment => payment.Amount), 2, 7);
        Assert.True(bursts.Average(burst => burst.DistinctBy(payment => payment.Device).Count()) < 4);
        Assert.True(bursts.Average(burst => burst.DistinctBy(payment => payment.Customer.Id).Count()) > 8);
    }

    [Fact]
    public void An_account_takeover_pays_far_above_the_habit_from_a_new_device()
    {
        var habit = ByPattern["owner"].GroupBy(payment => payment.Customer.Id).ToDictionary(own => own.Key, own => own.Average(payment => payment.Amount));
        var known = ByPattern["owner"].Select(payment => payment.Device).ToHashSet();
        var stolen = ByPattern["account-takeover"].Where(payment => habit.ContainsKey(payment.Customer.Id)).ToArray();

        Assert.True(stolen.Average(payment => known.Contains(payment.Device) ? 0.0 : 1.0) > 0.6);
        Assert.True(stolen.Average(payment => payment.Amount / habit[payment.Customer.Id]) > 3);
    }

    [Fact]
    public void Skimmed_cards_turn_up_abroad_and_often_by_magnetic_stripe()
    {
        Assert.DoesNotContain(ByPattern["skimmed-terminal"], payment => !payment.CardPresent);
        Assert.InRange(ByPattern["skimmed-terminal"].Average(payment => payment.Channel == Channel.Magstripe ? 1.0 : 0), 0.35, 0.6);
    }

    [Fact]
    public void A_bot_keeps_an_even_beat_and_one_amount()
    {
        var episode = ByPattern["bot-velocity"].GroupBy(payment => payment.Truth.Episode).MaxBy(burst => burst.Count());
        var payments = (episode ?? throw new InvalidOperationException("No bot came.")).OrderBy(payment => payment.At).ToArray();
        var beats = payments.Zip(payments.Skip(1), (one, next) => Math.Round((next.At - one.At).TotalMinutes, 3)).Distinct();

        Assert.Single(payments.DistinctBy(payment => payment.Amount));
        Assert.True(beats.Count() <= 2);
    }

    [Fact]
    public void Cross_border_fraud_is_at_a_distance_in_a_far_country_without_the_owners_device() => Assert.All(ByPattern["cross-border"], payment =>
    {
        Assert.Equal((false, false), (payment.CardPresent, payment.Merchant.Country == payment.Customer.Home));
        Assert.NotEqual(payment.Customer.Device(payment.At), payment.Device);
    });

    [Fact]
    public void Refund_abuse_is_a_run_of_ever_dearer_orders_at_one_shop_on_the_own_device() => Assert.All(ByPattern["refund-abuse"].GroupBy(payment => payment.Truth.Episode), run =>
    {
        var orders = run.OrderBy(payment => payment.At).ToArray();

        Assert.Single(orders.DistinctBy(payment => payment.Customer.Id));
        Assert.All(orders, payment => Assert.Equal(payment.Customer.Device(payment.At), payment.Device));
        Assert.Equal(orders.Select(payment => payment.Amount), orders.Select(payment => payment.Amount).Order());
    });

    [Fact]
    public void A_mule_shop_is_days_old() =>
        Assert.All(ByPattern["mule-merchant"], payment => Assert.InRange(payment.Merchant.AgeDays(payment.At), 0, 16));

    [Fact]
    public void Honest_occasions_look_like_fraud_and_are_none()
    {
        var tiny = ByPattern["owner"].Where(payment => payment.Amount < 5 && !payment.CardPresent).GroupBy(payment => (payment.Customer.Id, payment.At.Date));

        Assert.Contains(tiny, day => day.Count() >= 5);
    }

    [Fact]
    public void Friendly_fraud_uses_the_owners_own_device() =>
        Assert.All(ByPattern["friendly-fraud"], payment => Assert.Equal(payment.Customer.Device(payment.At), payment.Device));
}
