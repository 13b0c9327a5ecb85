namespace MlopsLab.Traffic.Domain.Switches;

/// <summary>What thieves learned from the decisions they saw.</summary>
internal sealed record AdversaryMind(double Evasion, long Seen, long Blocked)
{
    public static readonly AdversaryMind New = new(0, 0, 0);

    public AdversaryMind After(bool blocked) => new(
        blocked ? Evasion + (0.02 * (1 - Evasion)) : Evasion * 0.998,
        Seen + 1,
        Blocked + (blocked ? 1 : 0));
}
