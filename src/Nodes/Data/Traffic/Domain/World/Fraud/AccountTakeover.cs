namespace MlopsLab.Traffic.Domain.World.Fraud;

/// <summary>A stolen login: one customer, a new device, a few large online purchases within hours, far above the habit.</summary>
internal sealed record AccountTakeover() : FraudPattern("account-takeover", EpisodesPerTownDay: 0.13, Reporting: 0.95)
{
    public override void Play(Episode episode, ref Draws draws)
    {
        var victim = episode.Town.Anybody(ref draws);
        var device = episode.NewDevice();
        var at = episode.Start;
        var count = 2 + draws.Poisson(2);
        for (var index = 0; index < count; index++)
        {
            at += TimeSpan.FromMinutes(draws.Exponential(25));
            var shop = episode.Town.Sites[draws.Below(7)];
            var amount = shop.Trade.Amount(victim.Spending, ref draws) * draws.Between(2, 6);
            episode.Pay(at, victim, shop, amount, draws.Chance(0.9) ? Channel.Ecommerce : Channel.Phone, device, ref draws);
        }
    }
}
