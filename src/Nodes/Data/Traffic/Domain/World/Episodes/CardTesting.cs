namespace MlopsLab.Traffic.Domain.World.Episodes;

/// <summary>Stolen numbers are tried out: a burst of tiny online payments on many cards, from a few devices at one shop.</summary>
internal sealed record CardTesting() : EpisodePattern("card-testing", EpisodesPerTownDay: 0.04, Reporting: 0.85)
{
    public override void Play(Episode episode, ref Draws draws)
    {
        var shop = episode.Town.Sites[7 + draws.Below(4)];
        var at = episode.Start;
        var count = 8 + draws.Poisson(6);
        for (var index = 0; index < count; index++)
        {
            at += TimeSpan.FromMinutes(draws.Exponential(7));
            episode.Pay(at, episode.Town[draws.Below(Town.Customers)], shop, 0.5 + draws.Exponential(4), Channel.Ecommerce, episode.NewDevice(index / 6), ref draws);
        }
    }
}
