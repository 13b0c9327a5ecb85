namespace MlopsLab.Traffic.Domain.World;

/// <summary>How the card was read, by its name in the scenario.</summary>
internal sealed record Channel(string Name, bool CardPresent)
{
    public static readonly Channel Chip = new("chip", CardPresent: true);
    public static readonly Channel Contactless = new("contactless", CardPresent: true);
    public static readonly Channel Magstripe = new("magstripe", CardPresent: true);
    public static readonly Channel Wallet = new("wallet", CardPresent: true);
    public static readonly Channel Ecommerce = new("ecommerce", CardPresent: false);
    public static readonly Channel OnlineWallet = new("wallet", CardPresent: false);
    public static readonly Channel Phone = new("phone", CardPresent: false);

    private static readonly Channel[] AtTheTill = [Chip, Contactless, Wallet, Magstripe];
    private static readonly Channel[] AtADistance = [Ecommerce, OnlineWallet, Phone];
    private static readonly double[] TillShares = [0.36, 0.80, 0.975, 1.0];
    private static readonly double[] DistanceShares = [0.84, 0.95, 1.0];

    public static Channel InAShop(ref Draws draws) => AtTheTill[draws.Weighted(TillShares)];

    public static Channel AtASite(ref Draws draws) => AtADistance[draws.Weighted(DistanceShares)];

    /// <summary>Skimmed cards have no chip to use, and some foreign terminals are old: more stripes than at home.</summary>
    public static Channel InAForeignShop(ref Draws draws) => draws.Chance(0.08) ? Magstripe : InAShop(ref draws);
}
