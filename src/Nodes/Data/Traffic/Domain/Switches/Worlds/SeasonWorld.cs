using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches.Worlds;

/// <summary>A season that comes back: what people pay follows the hour of the week, or a holiday comes. What is fraud does not change.</summary>
internal sealed class SeasonWorld : ICrowdWorld, IPeopleWorld
{
    public const double Weekly = 0.5;
    public const double Gifts = 0.6;
    private const string Holiday = "holiday";

    public WorldCard Card { get; } = new(
        "season",
        "Amounts rise in busy hours and fall in quiet ones (weekly), or a holiday brings more people and larger amounts (holiday)",
        $"s: amounts x exp({Weekly:0.0} s (S - 1)) with the season S of the hour; holiday: amounts x (1 + {Gifts:0.0} s), people x (1 + 0.4 s)",
        new WorldVariant("weekly"),
        new WorldVariant(Holiday));

    public double Crowd(WorldSwitch on) => on.Variant == Holiday ? 1 + (0.4 * on.Strength) : 1;

    public double Crime(WorldSwitch on) => 1;

    public Payment? Change(Payment payment, Scene scene, WorldSwitch on) => payment.WithAmount(payment.Amount * (on.Variant == Holiday
        ? 1 + (Gifts * on.Strength)
        : Math.Exp(Weekly * on.Strength * (Season.Intensity(payment.At) - 1))));
}
