using MlopsLab.Cache.Storage;

namespace MlopsLab.Cache.Endpoints;

/// <param name="RedisKeys">All keys in Redis, or null when it does not answer.</param>
/// <param name="Pending">Drops that still wait for Redis.</param>
internal sealed record CacheView(long? RedisKeys, int Pending, IReadOnlyList<CacheDrop> Drops);
