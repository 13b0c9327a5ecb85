namespace MlopsLab.Traffic.Domain.World;

/// <summary>Outcome of the online step-up check, by its name in the scenario.</summary>
internal sealed record StepUp(string Name)
{
    public static readonly StepUp None = new("none");
    public static readonly StepUp Frictionless = new("frictionless");
    public static readonly StepUp Challenged = new("challenged");
    public static readonly StepUp Failed = new("failed");

    private static readonly StepUp[] Outcomes = [None, Frictionless, Challenged, Failed];
    private static readonly double[] OwnerSmall = [0.55, 0.97, 0.995, 1.0];
    private static readonly double[] OwnerLarge = [0.08, 0.68, 0.985, 1.0];
    private static readonly double[] ThiefSmall = [0.60, 0.90, 0.94, 1.0];
    private static readonly double[] ThiefLarge = [0.22, 0.64, 0.90, 1.0];

    public static StepUp OfOwner(double amount, ref Draws draws) => Outcomes[draws.Weighted(amount < 30 ? OwnerSmall : OwnerLarge)];

    public static StepUp OfThief(double amount, ref Draws draws) => Outcomes[draws.Weighted(amount < 30 ? ThiefSmall : ThiefLarge)];
}
