namespace MlopsLab.Features.Storage;

/// <summary>The last batch of a scenario's log, and the revision of the states at the same moment.</summary>
internal sealed record LogHead(long Seq, long Revision);
