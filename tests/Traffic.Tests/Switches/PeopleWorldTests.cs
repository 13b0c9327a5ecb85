using MlopsLab.Traffic.Domain.Switches;
using MlopsLab.Traffic.Domain.World;
using MlopsLab.Traffic.Tests.World;

namespace MlopsLab.Traffic.Tests.Switches;

public sealed class PeopleWorldTests
{
    private static readonly List<Payment> Usual = Worlds.Days(14, 20);

    [Fact]
    public void A_season_makes_busy_hours_dearer_and_quiet_ones_cheaper_and_fraud_no_more_frequent()
    {
        var season = Switched.Payments(14, 20, Switched.On("season"));

        Assert.InRange(MedianAmount(season, 12) / MedianAmount(Usual, 12), 1.2, 1.6);
        Assert.InRange(MedianAmount(season, 4) / MedianAmount(Usual, 4), 0.6, 0.9);
        Assert.Equal(FraudShare(Usual), FraudShare(season), tolerance: 1e-9);
    }

    [Fact]
    public void A_holiday_brings_more_people_with_larger_amounts()
    {
        var holiday = Switched.Payments(14, 20, Switched.On("season", 1, "holiday"));

        Assert.InRange(holiday.Count / (double)Usual.Count, 1.3, 1.5);
        Assert.InRange(holiday.Average(payment => payment.Amount) / Usual.Average(payment => payment.Amount), 1.45, 1.75);
    }

    [Fact]
    public void A_covariate_shift_changes_who_comes_and_not_how_often_their_kind_is_fraud()
    {
        var shifted = Switched.Payments(14, 20, Switched.On("covariate"));

        Assert.InRange(Usual.Average(AtTheTill), 0.75, 0.85);
        Assert.InRange(shifted.Average(AtTheTill), 0.2, 0.4);
        Assert.InRange(shifted.Count / (double)Usual.Count, 0.85, 1.15);
        Assert.Equal(FraudShare(Distant(Usual)), FraudShare(Distant(shifted)), tolerance: 0.01);
        Assert.Equal(FraudShare(Usual.Where(payment => payment.CardPresent)), FraudShare(shifted.Where(payment => payment.CardPresent)), tolerance: 0.004);
    }

    [Fact]
    public void A_new_concept_turns_fraud_into_taps_of_40_to_50_EUR_and_leaves_everybody_else()
    {
        var fraud = Switched.Payments(14, 20, Switched.On("concept", 0.5)).Where(payment => payment.Truth.Fraud).ToArray();
        var tapped = fraud.Where(payment => payment.Worlds.Contains("concept")).ToArray();

        Assert.InRange(tapped.Length / (double)fraud.Length, 0.4, 0.6);
        Assert.All(tapped, payment => Assert.Equal((Channel.Contactless, true), (payment.Channel, payment.Amount is >= 40 and < 50)));
        Assert.Subset(new HashSet<string>(["grocery", "fuel"]), tapped.Select(payment => payment.Merchant.Trade.Name).ToHashSet());
    }

    [Fact]
    public void A_new_prior_multiplies_every_pattern_and_keeps_every_payment_of_before()
    {
        var more = Switched.Payments(14, 20, Switched.On("prior"));

        Assert.InRange(FraudShare(more) / FraudShare(Usual), 3.5, 5.5);
        Assert.Subset(more.Select(payment => payment.Id).ToHashSet(), Usual.Select(payment => payment.Id).ToHashSet());
        Assert.All(more.Where(payment => payment.Worlds.Count > 0), payment => Assert.True(payment.Truth.Fraud));
    }

    [Fact]
    public void A_spike_is_ten_times_the_payments_and_those_that_are_more_come_from_new_people()
    {
        var spike = Switched.Payments(2, 20, Switched.On("spike"));
        var known = Worlds.Days(2, 20);

        Assert.InRange(spike.Count / (double)known.Count, 9.5, 10.5);
        Assert.Equal(known.Count, spike.Count(payment => payment.Worlds.Count == 0));
    }

    [Fact]
    public void An_adversary_does_nothing_before_it_was_blocked_and_hides_once_it_was()
    {
        var calm = Fraud(evasion: 0);
        var hiding = Fraud(evasion: 0.9);

        Assert.Equal(Usual.Where(payment => payment.Truth.Fraud).Select(payment => payment.Amount), calm.Select(payment => payment.Amount));
        Assert.InRange(hiding.Length / (double)calm.Length, 0.45, 0.65);
        Assert.InRange(hiding.Average(payment => payment.Amount) / calm.Average(payment => payment.Amount), 0.25, 0.5);
        Assert.True(OwnDevice(hiding) > 2 * OwnDevice(calm));
    }

    [Fact]
    public void An_adversary_learns_from_blocks_and_forgets_slowly()
    {
        var learned = Enumerable.Range(0, 100).Aggregate(AdversaryMind.New, (mind, _) => mind.After(blocked: true));
        var relaxed = Enumerable.Range(0, 100).Aggregate(learned, (mind, _) => mind.After(blocked: false));

        Assert.InRange(learned.Evasion, 0.85, 0.88);
        Assert.InRange(relaxed.Evasion, 0.7, 0.72);
        Assert.Equal((200, 100), (relaxed.Seen, relaxed.Blocked));
    }

    private static Payment[] Fraud(double evasion) =>
        [.. Switched.Payments(14, 20, new Conditions([Switched.On("adversary")], evasion, mostCrowd: 1)).Where(payment => payment.Truth.Fraud)];

    private static double OwnDevice(IEnumerable<Payment> payments) =>
        payments.Where(payment => !payment.CardPresent).Average(payment => payment.Device == payment.Customer.Device(payment.At) ? 1.0 : 0);

    private static double MedianAmount(IEnumerable<Payment> payments, int hour)
    {
        double[] amounts = [.. payments.Where(payment => payment.At.Hour == hour).Select(payment => payment.Amount).Order()];
        return amounts[amounts.Length / 2];
    }

    private static double FraudShare(IEnumerable<Payment> payments) => payments.Average(payment => payment.Truth.Fraud ? 1.0 : 0);

    private static IEnumerable<Payment> Distant(IEnumerable<Payment> payments) => payments.Where(payment => !payment.CardPresent);

    private static double AtTheTill(Payment payment) => payment.CardPresent ? 1 : 0;
}
