namespace MlopsLab.Traffic.Endpoints;

internal sealed record WorldVariantView(string Name, IReadOnlyList<string> Fields);
