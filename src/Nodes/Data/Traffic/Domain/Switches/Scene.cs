using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches;

/// <summary>Where a payment happens: its town, whether the town is only there because of a world, and how careful thieves have become.</summary>
internal readonly record struct Scene(Town Town, bool Added, double Evasion);
