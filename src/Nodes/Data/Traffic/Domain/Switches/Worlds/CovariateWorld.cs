using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches.Worlds;

/// <summary>People stay out of shops: payments at the till are thinned whoever makes them, so that the same kind of payment is fraud as often as before.</summary>
internal sealed class CovariateWorld : ICrowdWorld, IPeopleWorld
{
    public const double Most = 0.9;

    /// <summary>Share of payments at the till in the usual world.</summary>
    public const double AtTheTill = 0.8;

    public WorldCard Card { get; } = new(
        "covariate",
        "Payments at the till become rare and those at a distance common; what is fraud among each does not change",
        $"s: a share of {Most} s of the payments at the till stays away, and as many people more are there");

    public double Crowd(WorldSwitch on) => 1 / (1 - (Most * on.Strength * AtTheTill));

    public double Crime(WorldSwitch on) => 1;

    public Payment? Change(Payment payment, Scene scene, WorldSwitch on) =>
        payment.CardPresent && Touch.DrawsOf(on.World, payment.Id).First < Most * on.Strength ? null : payment with { };
}
