namespace MlopsLab.Features.Storage;

/// <summary>States of the copy (null where there is none) and the revision up to which it held everything.</summary>
internal sealed record CopyReading(long Pushed, IReadOnlyList<byte[]?> Values);
