namespace MlopsLab.Traffic.Domain.Switches.Worlds;

/// <summary>Fraud of every pattern begins more often; each looks as before.</summary>
internal sealed class PriorWorld : ICrowdWorld
{
    public const string Name = "prior";
    public const double Most = 4;

    public WorldCard Card { get; } = new(
        Name,
        "Fraud becomes more frequent; its patterns and everybody else stay as they are",
        $"s: episodes of fraud begin (1 + {Most} s) times as often");

    public double Crowd(WorldSwitch on) => 1;

    public double Crime(WorldSwitch on) => 1 + (Most * on.Strength);
}
