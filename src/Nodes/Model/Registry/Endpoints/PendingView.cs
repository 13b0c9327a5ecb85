namespace MlopsLab.Registry.Endpoints;

internal sealed record PendingView(string RunId, string Model, string ArtifactHash, long Attempts, string? Problem, DateTimeOffset ReceivedAt, DateTimeOffset NextAt);
