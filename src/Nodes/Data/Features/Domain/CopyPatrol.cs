using Microsoft.Extensions.Options;
using MlopsLab.Features.Storage;
using MlopsLab.Features.Telemetry;

namespace MlopsLab.Features.Domain;

/// <summary>
/// Goes round all states of a view: each copy in Redis must be the store's bytes, and one whose windows are all over is
/// removed. By event time, not by the clock: a pause of the stream empties no window.
/// </summary>
internal sealed class CopyPatrol(StateTable states, CopyReader copy, RecordLog log, FirstDifference difference, IOptions<FeaturesOptions> options, FeaturesMetrics metrics)
{
    private readonly Dictionary<string, string> resume = [];

    public async Task<IReadOnlyList<ParityBreak>> StepAsync(CompiledView view, CancellationToken ct)
    {
        var page = await states.PageAsync(view.Name, resume.GetValueOrDefault(view.Name, string.Empty), options.Value.PatrolStates, ct);
        resume[view.Name] = page.Count < options.Value.PatrolStates ? string.Empty : page[^1].Key;
        string[] keys = [.. page.Select(state => state.Key)];
        if (keys.Length == 0 || await copy.ReadAsync(keys, ct) is not { } copies)
        {
            return [];
        }

        // Read after Redis: what was written before Redis said how far it is hasn't changed since.
        var stored = await states.FindAsync(keys, ct);
        var passed = await log.PassedAsync(view.Scenario.Name, ct);
        var head = await log.HeadAsync(view.Scenario.Name, ct);
        var (over, breaks) = (new List<(string Key, byte[] Bytes)>(), new List<ParityBreak>());
        foreach (var (index, key) in keys.Index())
        {
            if (stored.GetValueOrDefault(key) is { } state && state.Revision <= copies.Pushed)
            {
                if (view.IsOver(state, passed))
                {
                    over.AddRange(copies.Values[index] is { } bytes ? [(key, bytes)] : []);
                }
                else if (!state.Bytes.AsSpan().SequenceEqual(copies.Values[index]))
                {
                    var offline = EntityPair.Of(state.Bytes, null, 0).Online;
                    breaks.Add(await difference.FindAsync(view, ParityBreak.Redis, key, EntityPair.Of(copies.Values[index], offline, head.Seq), ct));
                }
            }
        }

        if (over.Count > 0)
        {
            await copy.RemoveAsync(over, ct);
            metrics.Expired(over.Count);
        }

        return breaks;
    }
}
