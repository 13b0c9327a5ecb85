namespace MlopsLab.Clients.Common;

/// <summary>Opens a client on a worker, once at a time: however often a health check asks, one thread waits for a slow server.</summary>
internal sealed class SharedOpening<TClient>(Func<TClient> open)
{
    private readonly Lock _gate = new();
    private Task<TClient>? _opening;

    public Task<TClient> GetAsync()
    {
        lock (_gate)
        {
            if (_opening is null or { IsFaulted: true } or { IsCanceled: true })
            {
                _opening = Task.Run(open);
            }

            return _opening;
        }
    }
}
