namespace MlopsLab.Traffic.Domain.World.Episodes;

/// <summary>Somebody moves house: several purchases far above the habit within a day. All honest.</summary>
internal sealed record BigDay() : EpisodePattern("big-day", EpisodesPerTownDay: 0.2, Reporting: null)
{
    public override void Play(Episode episode, ref Draws draws)
    {
        var customer = episode.Town.Anybody(ref draws);
        var at = episode.Start;
        for (var count = 2 + draws.Poisson(2.5); count > 0; count--)
        {
            at += TimeSpan.FromMinutes(draws.Exponential(60));
            var online = draws.Chance(0.7);
            var shop = online ? episode.Town.Sites[draws.Below(7)] : episode.Town.Shops[7 + draws.Below(4)];
            var amount = shop.Trade.Amount(customer.Spending, ref draws) * draws.Between(1.5, 5);
            episode.Pay(at, customer, shop, amount, online ? Channel.AtASite(ref draws) : Channel.InAShop(ref draws), customer.Device(at), ref draws);
        }
    }
}
