namespace MlopsLab.Traffic.Domain.World.Episodes;

/// <summary>Card numbers sold abroad: a few purchases by telephone or at sites of one far country, which ask for no step-up, each from a new device.</summary>
internal sealed record CrossBorder() : EpisodePattern("cross-border", EpisodesPerTownDay: 0.07, Reporting: 0.92)
{
    public override void Play(Episode episode, ref Draws draws)
    {
        var country = Countries.Faraway(ref draws);
        while (country == episode.Town.Country)
        {
            country = Countries.Faraway(ref draws);
        }

        var victim = episode.Town.Anybody(ref draws);
        var at = episode.Start;
        var count = 1 + draws.Poisson(1);
        for (var index = 0; index < count; index++)
        {
            var shop = episode.Abroad(country, draws.Below(20));
            episode.Pay(at, victim, shop, draws.LogNormal(4.9, 0.6), draws.Chance(0.85) ? Channel.Ecommerce : Channel.Phone, episode.NewDevice(index), ref draws);
            at += TimeSpan.FromHours(draws.Exponential(3));
        }
    }
}
