using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches.Worlds;

/// <summary>Thieves who see the decisions on their payments and change until they get through.</summary>
internal sealed class AdversaryWorld : IPeopleWorld
{
    public const string Name = "adversary";

    public WorldCard Card { get; } = new(
        Name,
        "Thieves whose payments are blocked make the next ones smaller, then at the owner's usual shops from the owner's device, then rarer",
        "s: how far evasion e (0 to 1, grows by 2 % of what is left with each blocked payment, falls by 0.2 % with each that passes) is put to use: amounts x (1 - 0.7 s e), usual shop and device with chance s e, a payment left out with chance 0.5 s e");

    public Payment? Change(Payment payment, Scene scene, WorldSwitch on)
    {
        var push = on.Strength * scene.Evasion;
        if (!payment.Truth.Fraud || push <= 0)
        {
            return payment;
        }

        var draws = Touch.DrawsOf(on.World, payment.Id);
        if (draws.Chance(0.5 * push))
        {
            return null;
        }

        var smaller = payment.WithAmount(payment.Amount * (1 - (0.7 * push)));
        return draws.Chance(push) && !payment.CardPresent ? AtHome(smaller, scene.Town, ref draws) : smaller;
    }

    private static Payment AtHome(Payment payment, Town town, ref Draws draws) => payment with
    {
        Merchant = town.Sites[draws.OneOf<int>(payment.Customer.FavouriteSites)].At(payment.At),
        Device = payment.Customer.Device(payment.At),
        StepUp = StepUp.Frictionless,
    };
}
