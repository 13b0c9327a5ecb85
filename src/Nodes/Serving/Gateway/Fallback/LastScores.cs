using Microsoft.Extensions.Options;

namespace MlopsLab.Gateway.Fallback;

/// <summary>
/// The last score of every model for the same features, so long as there is room: two halves, of which the older one is forgotten when the newer one is full.
/// Kept in this process: it is for the moment in which everything else is away.
/// </summary>
internal sealed class LastScores(IOptions<GatewayOptions> options, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private Dictionary<(string Model, string View, ulong Features), LastScore> _newer = [];
    private Dictionary<(string Model, string View, ulong Features), LastScore> _older = [];

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _newer.Count + _older.Count;
            }
        }
    }

    public void Remember(string model, string view, ulong features, double score, double threshold, string version)
    {
        lock (_gate)
        {
            if (_newer.Count >= options.Value.LastScoresKept / 2)
            {
                (_older, _newer) = (_newer, []);
            }

            _newer[(model, view, features)] = new(score, threshold, version, clock.GetTimestamp());
        }
    }

    /// <summary>Null when there is none, or it is too old.</summary>
    public (LastScore Score, TimeSpan Age)? Find(string model, string view, ulong features)
    {
        lock (_gate)
        {
            var key = (model, view, features);
            return (_newer.TryGetValue(key, out var last) || _older.TryGetValue(key, out last)) && clock.GetElapsedTime(last.At) is var age && age <= options.Value.LastScoreMaxAge
                ? (last, age)
                : null;
        }
    }
}
