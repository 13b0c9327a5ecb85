namespace MlopsLab.Traffic.Domain.World.Fraud;

/// <summary>A way to steal with its own signature: how often it happens in a town and how many of its payments owners report.</summary>
internal abstract record FraudPattern(string Name, double EpisodesPerTownDay, double Reporting)
{
    public static readonly FraudPattern[] All =
        [new CardTesting(), new AccountTakeover(), new SkimmedTerminal(), new BotVelocity(), new FriendlyFraud(), new MuleMerchant()];

    /// <summary>Adds the payments of one episode that begins at <see cref="Episode.Start"/>.</summary>
    public abstract void Play(Episode episode, ref Draws draws);
}
