using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches;

/// <summary>Which records a world touches: a hash of the record's id against the strength, for each world another one. A stronger world touches the same and more.</summary>
internal static class Touch
{
    public static bool Reaches(WorldSwitch on, string record, out Draws draws)
    {
        draws = DrawsOf(on.World, record);
        return draws.Unit() < on.Strength;
    }

    public static Draws DrawsOf(string world, string record) => new(Draws.Mix(Hash(world) + (0x9E3779B97F4A7C15UL * Hash(record))));

    // FNV-1a.
    private static ulong Hash(string text)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 0x100000001B3UL;
        }

        return Draws.Mix(hash);
    }
}
