using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches.Worlds;

/// <summary>Thieves change their trade: stolen cards are tapped without a PIN at pumps and grocers of the owner's town. A model that knew the old ways misses it; a new one can learn it.</summary>
internal sealed class ConceptWorld : IPeopleWorld
{
    public WorldCard Card { get; } = new(
        "concept",
        "Fraud turns into contactless payments of 40 to 50 EUR at grocers and pumps of the owner's town",
        "s: share of the payments of fraud that is made the new way");

    public Payment? Change(Payment payment, Scene scene, WorldSwitch on)
    {
        if (!payment.Truth.Fraud || !Touch.Reaches(on, payment.Id, out var draws))
        {
            return payment;
        }

        var shop = draws.Chance(0.5) ? scene.Town.Shops[draws.Below(3)] : scene.Town.Shops[6 + draws.Below(2)];
        return payment with
        {
            Merchant = shop.At(payment.At),
            Channel = Channel.Contactless,
            Device = null,
            StepUp = StepUp.None,
            Amount = Math.Round(draws.Between(40, 49.9), 2),
            Kilometres = Math.Round(draws.Exponential(7), 1),
        };
    }
}
