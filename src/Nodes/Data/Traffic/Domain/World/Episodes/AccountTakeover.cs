namespace MlopsLab.Traffic.Domain.World.Episodes;

/// <summary>A stolen login: one customer, mostly a new device, a few large online purchases within hours, above the habit.</summary>
internal sealed record AccountTakeover() : EpisodePattern("account-takeover", EpisodesPerTownDay: 0.13, Reporting: 0.95)
{
    public override void Play(Episode episode, ref Draws draws)
    {
        var victim = episode.Town.Anybody(ref draws);
        var device = draws.Chance(0.8) ? episode.NewDevice() : victim.Device(episode.Start);
        var at = episode.Start;
        var count = 2 + draws.Poisson(2);
        for (var index = 0; index < count; index++)
        {
            at += TimeSpan.FromMinutes(draws.Exponential(25));
            var shop = episode.Town.Sites[draws.Below(7)];
            var amount = shop.Trade.Amount(victim.Spending, ref draws) * draws.Between(1.2, 4);
            episode.Pay(at, victim, shop, amount, draws.Chance(0.9) ? Channel.Ecommerce : Channel.Phone, device, ref draws);
        }
    }
}
