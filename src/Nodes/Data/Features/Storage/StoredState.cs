namespace MlopsLab.Features.Storage;

internal sealed record StoredState(string Key, byte[] Bytes, long Revision);
