namespace MlopsLab.Traffic.Domain.World.Episodes;

/// <summary>
/// An account that orders to complain: a run of dearer and dearer orders at one shop of fashion or electronics within two days, each said not to have
/// come. Records hold payments only, so the refunds are not seen: the run of orders is the signature, and the shop's complaint the label.
/// </summary>
internal sealed record RefundAbuse() : EpisodePattern("refund-abuse", EpisodesPerTownDay: 0.04, Reporting: 0.7)
{
    public override void Play(Episode episode, ref Draws draws)
    {
        var owner = episode.Town.Anybody(ref draws);
        var shop = episode.Town.Sites[draws.Below(5)];
        var amount = shop.Trade.Amount(1, ref draws);
        var at = episode.Start;
        for (var count = 4 + draws.Poisson(2); count > 0; count--)
        {
            episode.Pay(at, owner, shop, amount, Channel.Ecommerce, owner.Device(at), ref draws);
            amount *= draws.Between(1.1, 1.5);
            at += TimeSpan.FromHours(draws.Between(1, 8));
        }
    }
}
