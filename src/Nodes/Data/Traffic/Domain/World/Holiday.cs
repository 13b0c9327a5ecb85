namespace MlopsLab.Traffic.Domain.World;

internal sealed record Holiday(string Name, double Factor, Func<DateOnly, bool> IsOn);
