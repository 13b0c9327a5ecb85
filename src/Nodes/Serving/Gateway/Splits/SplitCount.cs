using MlopsLab.Gateway.Domain;
using MlopsLab.Statistics;

namespace MlopsLab.Gateway.Splits;

/// <summary>Who answered the entities of one split, each counted once, by its first answer: only then are they independent. Not safe for concurrent use.</summary>
internal sealed class SplitCount(long epoch, double wanted)
{
    /// <summary>Enough to see a hundredth of a canary's share missing; more would only cost memory.</summary>
    public const int MostEntities = 50_000;

    private readonly HashSet<int> _seen = [];

    public long Epoch { get; } = epoch;

    public double Wanted { get; } = wanted;

    public long Entities { get; private set; }

    public long CanaryEntities { get; private set; }

    /// <summary>ln of the e-value against the wanted share.</summary>
    public double LogEvidence => SampleRatio.LogE([CanaryEntities, Entities - CanaryEntities], [Wanted, 1 - Wanted]);

    // Two entities of one hash count as one, which favours neither side.
    public void Saw(string entity, Target answeredBy)
    {
        if (Entities < MostEntities && _seen.Add(entity.GetHashCode(StringComparison.Ordinal)))
        {
            Entities++;
            CanaryEntities += answeredBy == Target.Canary ? 1 : 0;
        }
    }
}
