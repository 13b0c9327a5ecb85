namespace MlopsLab.Traffic.Domain.World;

/// <summary>All that decides what happens in the world: the same settings give the same events, each by itself.</summary>
internal sealed record WorldSettings(ulong Seed, TimeSpan LabelDelayMedian, double LabelDelaySigma)
{
    public Draws For(Purpose purpose, long first, long second = 0, long third = 0)
    {
        var key = Draws.Mix(Seed + 0x632BE59BD9B4E019UL + (ulong)purpose);
        key = Draws.Mix(key ^ (ulong)first);
        key = Draws.Mix(key + (0xD1B54A32D192ED03UL * (ulong)second));
        return new Draws(Draws.Mix(key + (0x8CB92BA72F3D8DD7UL * (ulong)third)));
    }
}
