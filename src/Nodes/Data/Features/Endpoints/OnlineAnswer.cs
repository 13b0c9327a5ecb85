namespace MlopsLab.Features.Endpoints;

/// <summary>How far the copy in Redis is behind the store, in written states, and how long the last thousand batches took from accepted to visible in it.</summary>
internal sealed record OnlineAnswer(long Stored, long Pushed, long Behind, long Rebuilds, string? Trouble, double? FreshnessP50Seconds, double? FreshnessP99Seconds);
