namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>About how often one exact value comes: counters by hash, so that rare values are overestimated and never under.</summary>
internal sealed class ExactValues
{
    private const int Counters = 2_048;
    private const double Halve = 100_000;

    private readonly double[] _counts = new double[Counters];
    private double _total;

    public static ulong HashOf(in Cell cell) => cell.Text is { } text ? StableHash.Of(text) : StableHash.Of(cell.Number);

    public double ShareOf(ulong hash) => (_counts[PlaceOf(hash)] + 1) / (_total + 200);

    public void Learn(ulong hash)
    {
        _counts[PlaceOf(hash)]++;
        if (++_total >= Halve)
        {
            for (var place = 0; place < Counters; place++)
            {
                _counts[place] /= 2;
            }

            _total /= 2;
        }
    }

    public double[] Save() => [.. _counts];

    public void Load(double[] state)
    {
        state.AsSpan(0, Math.Min(state.Length, Counters)).CopyTo(_counts);
        _total = _counts.Sum();
    }

    private static int PlaceOf(ulong hash) => (int)((hash ^ (hash >> 31)) % Counters);
}
