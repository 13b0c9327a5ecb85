namespace MlopsLab.Traffic.Domain.World.Episodes;

/// <summary>A shop opened a few days ago only to cash out: round amounts from many cards, mostly at night.</summary>
internal sealed record MuleMerchant() : EpisodePattern("mule-merchant", EpisodesPerTownDay: 0.03, Reporting: 0.6)
{
    private static readonly Trade[] Fronts = [Trade.Services, Trade.Other, Trade.Digital];

    public override void Play(Episode episode, ref Draws draws)
    {
        var front = draws.OneOf<Trade>(Fronts);
        var opened = episode.Start.AddDays(-draws.Between(2, 15));
        var shop = new Merchant($"m{episode.NewDevice(1).AsSpan(1, 8)}-n", front, episode.Town.Country, opened, ContractDays: 1_000, Online: true);
        var night = new DateTimeOffset(episode.Start.Date, TimeSpan.Zero);
        var count = 5 + draws.Poisson(4);
        for (var index = 0; index < count; index++)
        {
            var at = night + TimeSpan.FromHours(draws.Chance(0.75) ? draws.Between(0, 6) : draws.Between(6, 24));
            var channel = draws.Chance(0.7) ? Channel.Ecommerce : Channel.Phone;
            episode.Pay(at, episode.Town[draws.Below(Town.Customers)], shop, 50 * (1 + draws.Below(8)), channel, episode.NewDevice(10 + index), ref draws);
        }
    }
}
