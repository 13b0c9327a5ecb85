namespace MlopsLab.Traffic.Endpoints;

internal sealed record WorldOrder(double? Strength, string? For, string? Field, string? Variant);
