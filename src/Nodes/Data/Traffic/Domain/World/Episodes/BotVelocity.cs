namespace MlopsLab.Traffic.Domain.World.Episodes;

/// <summary>A script buys the same voucher over and over: even beat, equal amounts, many accounts, few devices.</summary>
internal sealed record BotVelocity() : EpisodePattern("bot-velocity", EpisodesPerTownDay: 0.03, Reporting: 0.9)
{
    private static readonly double[] Vouchers = [15, 25, 49.9, 50, 100];

    public override void Play(Episode episode, ref Draws draws)
    {
        var shop = episode.Town.Sites[7 + draws.Below(5)];
        var amount = draws.OneOf<double>(Vouchers);
        var beat = TimeSpan.FromMinutes(draws.Between(3, 9));
        var count = 8 + draws.Poisson(5);
        for (var index = 0; index < count; index++)
        {
            episode.Pay(episode.Start + (beat * index), episode.Town[draws.Below(Town.Customers)], shop, amount, Channel.Ecommerce, episode.NewDevice(index / 4), ref draws);
        }
    }
}
