namespace MlopsLab.Traffic.Domain.World;

/// <summary>Fills in what follows from who pays whom how much and how.</summary>
internal sealed class Till(WorldSettings world)
{
    // Three weeks is the median of a dispute here.
    private const double ReversalLogDays = 3.0445;
    private const double ReversalSigma = 0.4;

    public Payment Owner(string id, DateTimeOffset at, Customer customer, Merchant merchant, double amount, Channel channel, ref Draws draws)
    {
        var distant = !channel.CardPresent;
        return new Payment
        {
            Id = id,
            At = Milliseconds(at),
            Customer = customer,
            Merchant = merchant.At(at),
            Device = distant || channel == Channel.Wallet ? customer.Device(at) : null,
            Amount = Cents(amount),
            Channel = channel,
            StepUp = distant ? StepUp.OfOwner(amount, ref draws) : StepUp.None,
            Kilometres = Distance(customer, merchant, distant, ref draws),
            Truth = new Truth(null, null, Reported: false, LabelAt(id, at)),
        };
    }

    public Payment Thief(FraudSlip slip, Customer customer, Merchant merchant, double amount, Channel channel, ref Draws draws)
    {
        var distant = !channel.CardPresent;
        return new Payment
        {
            Id = slip.Id,
            At = Milliseconds(slip.At),
            Customer = customer,
            Merchant = merchant.At(slip.At),
            Device = slip.Device,
            Amount = Cents(amount),
            Channel = channel,
            StepUp = distant ? StepUp.OfThief(amount, ref draws) : StepUp.None,
            Kilometres = Distance(customer, merchant, distant, ref draws),
            Truth = Told(slip, draws.Chance(slip.Reporting)),
        };
    }

    private Truth Told(FraudSlip slip, bool reported)
    {
        var labelAt = LabelAt(slip.Id, slip.At);
        var draws = world.For(Purpose.Reversal, slip.At.Ticks, slip.Id[^1], slip.Id[^2]);
        var reversed = reported && draws.Chance(slip.Reversal);
        return new(slip.Pattern, slip.Episode, reported, labelAt, reversed ? Milliseconds(labelAt.AddDays(draws.LogNormal(ReversalLogDays, ReversalSigma))) : null);
    }

    internal static double Cents(double amount) => Math.Clamp(Math.Round(amount, 2), 0.5, 20_000);

    private static DateTimeOffset Milliseconds(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond));

    private static double? Distance(Customer customer, Merchant merchant, bool distant, ref Draws draws)
    {
        var between = Countries.Kilometres(customer.Home, merchant.Country);
        return (distant, between) switch
        {
            (true, _) when draws.Chance(0.4) => null,
            (true, 0) => Math.Round(draws.Exponential(140), 1),
            (false, 0) => Math.Round(draws.Exponential(7), 1),
            _ => Math.Round(Math.Min(20_000, between * draws.Between(0.85, 1.15)), 1),
        };
    }

    // A log-normal wait of weeks: the same for every outcome, else the ripe part of a month would be all fraud or none.
    private DateTimeOffset LabelAt(string id, DateTimeOffset at)
    {
        var draws = world.For(Purpose.Label, at.Ticks, id[^1], id[^2]);
        return Milliseconds(at + (world.LabelDelayMedian * Math.Exp(world.LabelDelaySigma * draws.Normal())));
    }
}
