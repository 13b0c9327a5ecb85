namespace MlopsLab.Registry.Tests.Running;

/// <summary>A move or a read of an alias as its caller saw it.</summary>
/// <param name="Started">When it was sent, in ticks of one clock.</param>
/// <param name="Ended">When its answer was there.</param>
/// <param name="Epoch">The epoch it made or read; null for a move to where the alias was already.</param>
public sealed record AliasOp(long Started, long Ended, bool IsMove, long? Epoch, string Version);
