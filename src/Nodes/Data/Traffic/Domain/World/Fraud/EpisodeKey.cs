namespace MlopsLab.Traffic.Domain.World.Fraud;

internal readonly record struct EpisodeKey(int Day, int Pattern, int Index);
