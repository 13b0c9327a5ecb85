namespace MlopsLab.Traffic.Domain.World.Episodes;

/// <summary>A compromised terminal: cards of several customers are copied and used abroad, often by magnetic stripe, over the next two days.</summary>
internal sealed record SkimmedTerminal() : EpisodePattern("skimmed-terminal", EpisodesPerTownDay: 0.06, Reporting: 0.93)
{
    public override void Play(Episode episode, ref Draws draws)
    {
        var country = draws.Chance(0.6) ? Countries.Faraway(ref draws) : Countries.Holiday(ref draws);
        var cards = 2 + draws.Poisson(2);
        for (var card = 0; card < cards; card++)
        {
            var victim = episode.Town.Anybody(ref draws);
            var at = episode.Start + TimeSpan.FromHours(draws.Between(0, 44));
            for (var uses = 1 + draws.Poisson(0.8); uses > 0; uses--)
            {
                var shop = episode.Abroad(country, draws.Below(20));
                var channel = draws.Chance(0.45) ? Channel.Magstripe : Channel.InAShop(ref draws);
                episode.Pay(at, victim, shop, draws.LogNormal(4.3, 0.8), channel, device: null, ref draws);
                at += TimeSpan.FromMinutes(draws.Exponential(30));
            }
        }
    }
}
