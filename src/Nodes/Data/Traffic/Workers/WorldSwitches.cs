using Microsoft.Extensions.Options;
using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Domain.Switches;
using MlopsLab.Traffic.Domain.Switches.Worlds;
using MlopsLab.Traffic.Storage;

namespace MlopsLab.Traffic.Workers;

/// <summary>Which worlds are on. What is switched is on disk before it takes effect; what was counted follows with the next slot.</summary>
internal sealed class WorldSwitches(SettingStore settings, LiveState live, IOptions<TrafficOptions> options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _changing = new(1);
    private readonly Lock _counting = new();
    private readonly Dictionary<string, WorldSwitch> _switches = [];
    private AdversaryMind _mind = AdversaryMind.New;
    private bool _loaded;
    private bool _isNews;

    public AdversaryMind Mind
    {
        get
        {
            lock (_counting)
            {
                return _mind;
            }
        }
    }

    public async Task<bool> LoadAsync(CancellationToken ct)
    {
        await _changing.WaitAsync(ct);
        try
        {
            await LoadOnceAsync(ct);
            return true;
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>The worlds as they are at this moment.</summary>
    public Conditions Conditions()
    {
        var now = time.GetUtcNow();
        lock (_counting)
        {
            return new([.. _switches.Values.Where(on => on.IsActive(now))], _mind.Evasion, LivePace.HighestRate(options.Value.Acceleration) / Math.Max(live.Rate, 0.001));
        }
    }

    public WorldSwitch? Find(string world)
    {
        lock (_counting)
        {
            return _switches.GetValueOrDefault(world);
        }
    }

    public Task SwitchAsync(WorldSwitch on, CancellationToken ct) => ChangeAsync([on], ct);

    /// <summary>Ends what is active now.</summary>
    public Task EndAsync(Func<WorldSwitch, bool> which, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        WorldSwitch[] ended;
        lock (_counting)
        {
            ended = [.. _switches.Values.Where(on => on.IsActive(now) && which(on)).Select(on => on with { Until = now })];
        }

        return ChangeAsync(ended, ct);
    }

    /// <summary>A thief saw what was decided.</summary>
    public void Saw(bool blocked)
    {
        var now = time.GetUtcNow();
        lock (_counting)
        {
            if (_switches.TryGetValue(AdversaryWorld.Name, out var on) && on.IsActive(now))
            {
                _mind = _mind.After(blocked);
                _isNews = true;
            }
        }
    }

    public void Count(IEnumerable<Dispatch> dispatches)
    {
        lock (_counting)
        {
            foreach (var world in dispatches.SelectMany(dispatch => dispatch.Worlds))
            {
                _switches[world] = _switches[world] with { Touched = _switches[world].Touched + 1 };
                _isNews = true;
            }
        }
    }

    /// <summary>Writes down what was counted since the last time.</summary>
    public async Task<bool> KeepAsync(CancellationToken ct)
    {
        if (!_isNews)
        {
            return false;
        }

        await _changing.WaitAsync(ct);
        try
        {
            await SaveAsync(With([]), ct);
            return true;
        }
        finally
        {
            _changing.Release();
        }
    }

    public void Dispose() => _changing.Dispose();

    private async Task ChangeAsync(IReadOnlyList<WorldSwitch> changed, CancellationToken ct)
    {
        await _changing.WaitAsync(ct);
        try
        {
            await LoadOnceAsync(ct);
            await SaveAsync(With(changed), ct);
            Take(changed);
        }
        finally
        {
            _changing.Release();
        }
    }

    private void Take(IReadOnlyList<WorldSwitch> changed)
    {
        lock (_counting)
        {
            foreach (var one in changed)
            {
                var isAnew = one.IsActive(time.GetUtcNow());
                _mind = one.World == AdversaryWorld.Name && isAnew ? AdversaryMind.New : _mind;
                _switches[one.World] = isAnew ? one : one with { Touched = _switches[one.World].Touched };
            }
        }
    }

    private WorldsState With(IReadOnlyList<WorldSwitch> changed)
    {
        lock (_counting)
        {
            _isNews = false;
            return new([.. _switches.Values.Where(known => changed.All(one => one.World != known.World)), .. changed], _mind);
        }
    }

    private Task SaveAsync(WorldsState state, CancellationToken ct) => settings.SaveAsync(SettingStore.Worlds, state, TrafficJson.Default.WorldsState, ct);

    private async Task LoadOnceAsync(CancellationToken ct)
    {
        if (_loaded)
        {
            return;
        }

        if (await settings.FindAsync(SettingStore.Worlds, TrafficJson.Default.WorldsState, ct) is { } known)
        {
            lock (_counting)
            {
                _mind = known.Mind;
                foreach (var one in known.Switches.Where(one => WorldList.Find(one.World) is not null))
                {
                    _switches[one.World] = one;
                }
            }
        }

        _loaded = true;
    }
}
