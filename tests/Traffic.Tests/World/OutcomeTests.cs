using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Tests.World;

public sealed class OutcomeTests
{
    private static readonly List<Payment> Payments = Worlds.Days(60, 40);

    [Fact]
    public void A_chargeback_that_is_reversed_is_told_a_second_time_weeks_later()
    {
        var reversed = Payments.Select(PaymentWire.Labels).Where(labels => labels.Length == 2).ToArray();

        Assert.NotEmpty(reversed);
        Assert.All(reversed, labels => Assert.Equal((1, 0), (labels[0].Value, labels[1].Value)));
        Assert.InRange(reversed.Average(labels => (labels[1].ArrivalTime - labels[0].ArrivalTime).TotalDays), 18, 28);
    }

    [Fact]
    public void Shops_win_back_a_third_of_friendly_fraud_and_little_else()
    {
        var reported = Payments.Where(payment => payment.Truth.Reported).ToLookup(payment => payment.Truth.Pattern == "friendly-fraud", payment => payment.Truth.ReversedAt is null ? 0.0 : 1);

        Assert.InRange(reported[true].Average(), 0.24, 0.36);
        Assert.InRange(reported[false].Average(), 0.015, 0.045);
    }

    [Fact]
    public void An_analyst_is_quick_and_mostly_right()
    {
        var opinions = Payments.ToLookup(payment => payment.Truth.Pattern is null ? "owner" : payment.Truth.Pattern == "friendly-fraud" ? "friendly" : "fraud", Analyst.On);

        Assert.InRange(opinions["fraud"].Average(SaysFraud), 0.81, 0.89);
        Assert.InRange(opinions["friendly"].Average(SaysFraud), 0.22, 0.38);
        Assert.InRange(opinions["owner"].Average(SaysFraud), 0.035, 0.045);
        Assert.InRange(opinions["owner"].Average(opinion => opinion.Sampled ? 1.0 : 0), 0.018, 0.022);
        Assert.True(opinions["owner"].Max(opinion => opinion.At - opinion.EventTime) < TimeSpan.FromDays(1));
    }

    private static double SaysFraud(Verdict opinion) => opinion.Fraud ? 1 : 0;
}
