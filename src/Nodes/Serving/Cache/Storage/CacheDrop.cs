namespace MlopsLab.Cache.Storage;

/// <summary>Cached answers that have to go: those of one model (or of all, <c>*</c>) except one version's.</summary>
internal sealed record CacheDrop(long Id, string Model, string? KeepVersion, long Epoch, string Reason, string AskedAt, string? DoneAt, long KeysDropped);
