namespace MlopsLab.Features.Endpoints;

internal sealed record FeatureAnswer(string Name, string Kind, IReadOnlyList<string>? Levels);
