namespace MlopsLab.Traffic.Domain.World.Episodes;

/// <summary>Something out of the ordinary with its own signature: a way to steal, or an honest occasion that looks like one.</summary>
/// <param name="EpisodesPerTownDay">How often it begins in a town on a day.</param>
/// <param name="Reporting">How many of its payments the owners report; null when they made them themselves.</param>
internal abstract record EpisodePattern(string Name, double EpisodesPerTownDay, double? Reporting)
{
    // The order is part of the world: ids and draws are made of the place in this list. Append only, sixteen at most.
    public static readonly EpisodePattern[] All =
    [
        new CardTesting(), new AccountTakeover(), new SkimmedTerminal(), new BotVelocity(), new FriendlyFraud(), new MuleMerchant(),
        new TicketSale(), new AppSpree(), new BigDay(),
        new CrossBorder(), new RefundAbuse(),
    ];

    /// <summary>How many chargebacks the shop wins back.</summary>
    public virtual double Reversal => 0.03;

    /// <summary>Adds the payments of one episode that begins at <see cref="Episode.Start"/>.</summary>
    public abstract void Play(Episode episode, ref Draws draws);
}
