using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches.Worlds;

/// <summary>Many more people pay at once.</summary>
internal sealed class SpikeWorld : ICrowdWorld, IPeopleWorld
{
    public const double Most = 9;

    public WorldCard Card { get; } = new("spike", "Many more people pay at once; all that is more comes from people nobody knew", $"s: (1 + {Most} s) times the payments a second, 5,000 at most");

    public double Crowd(WorldSwitch on) => 1 + (Most * on.Strength);

    public double Crime(WorldSwitch on) => 1;

    public Payment? Change(Payment payment, Scene scene, WorldSwitch on) => scene.Added ? payment with { } : payment;
}
