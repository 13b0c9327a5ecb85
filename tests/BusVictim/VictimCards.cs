using MlopsLab.Contracts;

namespace MlopsLab.BusVictim;

internal static class VictimCards
{
    public const string Sender = "sender";
    public const string Reader = "reader";

    public static IReadOnlyList<NodeCard> All { get; } =
    [
        new(Sender, "Test", "BusVictim", "", ["rollout.paused"], ["rollout.stepped"], ""),
        new(Reader, "Test", "BusVictim", "", ["rollout.stepped"], ["rollout.paused"], ""),
    ];
}
