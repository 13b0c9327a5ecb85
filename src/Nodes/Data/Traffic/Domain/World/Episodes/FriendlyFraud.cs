namespace MlopsLab.Traffic.Domain.World.Episodes;

/// <summary>The owner paid and denies it: nothing but a somewhat large online purchase gives it away, so part of all fraud can't be seen.</summary>
internal sealed record FriendlyFraud() : EpisodePattern("friendly-fraud", EpisodesPerTownDay: 0.2, Reporting: 1.0)
{
    /// <summary>The shop can often show that it was the owner.</summary>
    public override double Reversal => 0.3;

    public override void Play(Episode episode, ref Draws draws)
    {
        var owner = episode.Town.Anybody(ref draws);
        var shop = episode.Town.Sites[draws.OneOf<int>(owner.FavouriteSites)];
        episode.Pay(episode.Start, owner, shop, shop.Trade.Amount(owner.Spending, ref draws) * draws.Between(1, 2.5), Channel.Ecommerce, owner.Device(episode.Start), ref draws);
    }
}
