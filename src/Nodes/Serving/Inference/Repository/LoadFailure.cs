namespace MlopsLab.Inference.Repository;

internal sealed record LoadFailure(string Version, string Reason, DateTimeOffset At);
