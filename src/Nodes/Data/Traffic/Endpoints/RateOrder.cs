namespace MlopsLab.Traffic.Endpoints;

internal sealed record RateOrder(double? Rate);
