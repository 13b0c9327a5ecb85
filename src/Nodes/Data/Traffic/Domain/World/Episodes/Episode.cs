namespace MlopsLab.Traffic.Domain.World.Episodes;

/// <summary>One episode under way: where and when it starts, and the payments it made so far.</summary>
internal sealed class Episode(WorldSettings world, TownBuilder towns, Till till, Town town, EpisodePattern pattern, EpisodeKey key, DateTimeOffset start, List<Payment> into)
{
    private int _count;

    public Town Town { get; } = town;

    public DateTimeOffset Start { get; } = start;

    private string Name => $"{pattern.Name}-{Town.Number:x}-{key.Day:x}-{key.Index}";

    /// <summary>A device nobody has seen before this episode.</summary>
    public string NewDevice(int number = 0) => $"d{Draws.Mix((ulong)HashOf(number)) & 0xFFFF_FFFF:x8}-0";

    public Merchant Abroad(int country, int index) => towns.Abroad(Town.Number, country, index);

    public void Pay(DateTimeOffset at, Customer customer, Merchant merchant, double amount, Channel channel, string? device, ref Draws draws)
    {
        var id = PaymentId.OfEpisode(world.Seed, Town.Number, key.Day, key.Pattern, key.Index, _count++);
        if (pattern.Reporting is { } reporting)
        {
            into.Add(till.Thief(new FraudSlip(id, at, device, pattern.Name, Name, reporting, pattern.Reversal), customer, merchant, amount, channel, ref draws));
        }
        else
        {
            into.Add(till.Owner(id, at, customer, merchant, amount, channel, ref draws));
        }
    }

    private long HashOf(int number) => ((long)key.Day << 40) ^ ((long)Town.Number << 20) ^ ((long)key.Pattern << 16) ^ ((long)key.Index << 8) ^ number ^ (long)world.Seed;
}
