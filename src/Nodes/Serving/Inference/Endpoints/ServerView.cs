namespace MlopsLab.Inference.Endpoints;

internal sealed record ServerView(string Name, string Version, IReadOnlyList<string> Extensions);
