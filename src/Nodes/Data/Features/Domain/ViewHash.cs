namespace MlopsLab.Features.Domain;

/// <summary>SHA-256 over all states of a view; that of Redis is null when it can't be read.</summary>
internal sealed record ViewHash(long States, string Store, string? Redis);
