namespace MlopsLab.Registry.Domain;

/// <summary>Where the chain no longer holds.</summary>
internal sealed record AuditBreak(long Seq, string Why);
