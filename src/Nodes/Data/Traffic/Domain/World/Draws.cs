namespace MlopsLab.Traffic.Domain.World;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): starts from any 64-bit key at no cost, so every event can have its own stream of draws.</summary>
internal struct Draws(ulong key)
{
    private const double To53Bits = 1.0 / (1UL << 53);

    private ulong _state = key;

    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }

    /// <summary>The first draw of a stream that nothing else is drawn from.</summary>
    public readonly double First => (Mix(_state + 0x9E3779B97F4A7C15UL) >> 11) * To53Bits;

    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15UL);

    public double Unit() => (Next() >> 11) * To53Bits;

    public double Between(double low, double high) => low + ((high - low) * Unit());

    public int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    public bool Chance(double probability) => Unit() < probability;

    public T OneOf<T>(ReadOnlySpan<T> items) => items[Below(items.Length)];

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());

    public double Normal(double mean, double deviation) => mean + (deviation * Normal());

    public double LogNormal(double logMedian, double sigma) => Math.Exp(logMedian + (sigma * Normal()));

    public double Exponential(double mean) => -mean * Math.Log(1 - Unit());

    /// <summary>Knuth's product of uniforms: fine for the small means of one town and one slot.</summary>
    public int Poisson(double mean)
    {
        var limit = Math.Exp(-mean);
        var product = Unit();
        var count = 0;
        while (product > limit)
        {
            count++;
            product *= Unit();
        }

        return count;
    }

    /// <summary>The index whose share of the running total the draw falls into.</summary>
    public int Weighted(ReadOnlySpan<double> runningTotal)
    {
        var found = runningTotal.BinarySearch(Unit() * runningTotal[^1]);
        return Math.Min(found < 0 ? ~found : found + 1, runningTotal.Length - 1);
    }
}
