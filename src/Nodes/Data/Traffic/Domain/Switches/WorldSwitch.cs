namespace MlopsLab.Traffic.Domain.Switches;

/// <summary>A world that was switched on: how strong, since and until when on the clock on the wall, and how many records it touched.</summary>
internal sealed record WorldSwitch(string World, double Strength, string Variant, string? Field, DateTimeOffset Since, DateTimeOffset? Until, long Touched)
{
    public bool IsActive(DateTimeOffset now) => Until is not { } until || now < until;
}
