namespace MlopsLab.Traffic.Domain.World.Episodes;

/// <summary>A child with a phone: a run of tiny digital purchases, as if somebody tried a card. All honest.</summary>
internal sealed record AppSpree() : EpisodePattern("app-spree", EpisodesPerTownDay: 0.16, Reporting: null)
{
    private static readonly double[] Prices = [0.99, 0.99, 1.99, 2.99, 4.99, 9.99];

    public override void Play(Episode episode, ref Draws draws)
    {
        var customer = episode.Town.Anybody(ref draws);
        var shop = episode.Town.Sites[7 + draws.Below(3)];
        var at = episode.Start;
        for (var count = 3 + draws.Poisson(3); count > 0; count--)
        {
            at += TimeSpan.FromMinutes(draws.Exponential(9));
            episode.Pay(at, customer, shop, draws.OneOf<double>(Prices), Channel.Ecommerce, customer.Device(at), ref draws);
        }
    }
}
