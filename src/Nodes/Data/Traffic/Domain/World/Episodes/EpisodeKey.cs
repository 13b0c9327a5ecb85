namespace MlopsLab.Traffic.Domain.World.Episodes;

internal readonly record struct EpisodeKey(int Day, int Pattern, int Index);
