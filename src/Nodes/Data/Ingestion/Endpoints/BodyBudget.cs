using Microsoft.Extensions.Options;

namespace MlopsLab.Ingestion.Endpoints;

/// <summary>Bodies in memory at once are bounded: who comes when it is used up is asked to come again.</summary>
internal sealed class BodyBudget(IOptions<IngestionOptions> options)
{
    private long _free = options.Value.BodyBytesAtOnce;

    /// <summary>Bytes in memory now.</summary>
    public long Used => options.Value.BodyBytesAtOnce - Interlocked.Read(ref _free);

    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _free, -bytes) >= 0)
        {
            return true;
        }

        Give(bytes);
        return false;
    }

    public void Give(long bytes) => Interlocked.Add(ref _free, bytes);
}
