namespace MlopsLab.Registry.Domain;

internal sealed record Rollback(string Model, string From, string To, Bundle Bundle);
