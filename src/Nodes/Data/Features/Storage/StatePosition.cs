namespace MlopsLab.Features.Storage;

internal sealed record StatePosition(long Revision, string Writer);
