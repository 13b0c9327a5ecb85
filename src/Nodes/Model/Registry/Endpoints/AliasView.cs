namespace MlopsLab.Registry.Endpoints;

internal sealed record AliasView(string Version, long Epoch, DateTimeOffset MovedAt);
