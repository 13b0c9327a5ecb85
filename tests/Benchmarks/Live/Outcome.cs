namespace MlopsLab.Benchmarks.Live;

/// <summary>One world's row of the table.</summary>
/// <param name="Wrongly">Rows set aside one by one that no world had touched.</param>
internal sealed record Outcome(string World, long Touched, IReadOnlyList<Noticed> Noticed, long Quarantined, long Held, long Wrongly, long Lost)
{
    public string Line() =>
        $"| `{World}` | {Touched} | {Words()} | {Quarantined} | {Held} | {Wrongly} | {Lost} |";

    private string Words() => Noticed.Count == 0
        ? "nobody"
        : string.Join("; ", Noticed.OrderBy(seen => seen.After).Select(seen => $"{seen.Node}: {seen.What} after {seen.Touched} records ({seen.After.TotalSeconds:0} s)"));
}
