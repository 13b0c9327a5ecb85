namespace MlopsLab.Features.Endpoints;

/// <summary>How far the copy in Redis is behind the store, in written states.</summary>
internal sealed record OnlineAnswer(long Stored, long Pushed, long Behind, long Rebuilds, string? Trouble);
