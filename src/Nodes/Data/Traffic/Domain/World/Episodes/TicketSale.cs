namespace MlopsLab.Traffic.Domain.World.Episodes;

/// <summary>A concert goes on sale: many customers, one shop, one amount, within two hours. All honest.</summary>
internal sealed record TicketSale() : EpisodePattern("ticket-sale", EpisodesPerTownDay: 0.05, Reporting: null)
{
    private static readonly double[] Prices = [25, 39.9, 50, 79, 100, 150];

    public override void Play(Episode episode, ref Draws draws)
    {
        var shop = episode.Town.Sites[7 + draws.Below(5)];
        var price = draws.OneOf<double>(Prices);
        for (var count = 8 + draws.Poisson(6); count > 0; count--)
        {
            var customer = episode.Town.Anybody(ref draws);
            episode.Pay(episode.Start.AddMinutes(draws.Between(0, 120)), customer, shop, price * (1 + draws.Below(2)), Channel.AtASite(ref draws), customer.Device(episode.Start), ref draws);
        }
    }
}
