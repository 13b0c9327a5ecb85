namespace MlopsLab.Registry.Domain.Gates;

/// <summary>Rows whose record was also scored live: how many, how many with another score, and the largest difference.</summary>
/// <param name="Gaps">How far apart the two scores are; one per row.</param>
internal sealed record ParityCount(IReadOnlyList<double> Gaps)
{
    public static ParityCount None { get; } = new([]);

    public long Compared => Gaps.Count;

    public double Largest => Gaps.Count == 0 ? 0 : Gaps.Max();

    public long Different(double tolerance) => Gaps.Count(gap => !(gap <= tolerance));
}
