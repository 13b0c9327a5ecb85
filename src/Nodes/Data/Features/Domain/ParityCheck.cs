using System.Diagnostics;
using Microsoft.Extensions.Options;
using MlopsLab.Features.Storage;
using MlopsLab.Messaging;
using MlopsLab.Scenarios;

namespace MlopsLab.Features.Domain;

/// <summary>
/// Replays the log for a sample of entities and compares, bit for bit: vectors as they were computed when records were counted,
/// states in the store, and their copies in Redis as far as Redis says it was written.
/// </summary>
internal sealed class ParityCheck(
    RecordLog log, LiveVectorTable live, StateTable states, CopyReader copy, FirstDifference difference, Store store, IOptions<FeaturesOptions> options, TimeProvider time)
{
    private const int Step = 1_000;

    private readonly Dictionary<string, string> resume = [];

    public async Task<ParityResult> RunAsync(CompiledView view, ParityChoice choice, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        var vectors = choice.Entity is null ? await live.LatestAsync(view, options.Value.ParityVectors, ct) : [];
        var keys = await KeysAsync(view, choice, vectors, ct);
        var replay = new ParityReplay(view, keys, vectors.ToDictionary(vector => vector.Place));
        var head = await log.HeadAsync(view.Scenario.Name, ct);
        await ReplayAsync(view, replay, new(0, head.Seq), choice.Paced, ct);
        var now = await log.HeadAsync(view.Scenario.Name, ct);
        await ReplayAsync(view, replay, new(head.Seq, now.Seq), isPaced: false, ct);
        return await CompareAsync(view, choice, replay, keys, now, started, ct);
    }

    private async Task<HashSet<string>> KeysAsync(CompiledView view, ParityChoice choice, IReadOnlyList<LiveVector> vectors, CancellationToken ct)
    {
        if (choice.Entity is { } entity)
        {
            return [$"{view.Name}:{entity}"];
        }

        var after = resume.GetValueOrDefault(view.Name, string.Empty);
        var page = await states.PageAsync(view.Name, after, choice.Entities, ct);
        resume[view.Name] = page.Count < choice.Entities ? string.Empty : page[^1].Key;
        return [.. vectors.SelectMany(vector => vector.Keys), .. page.Select(state => state.Key)];
    }

    private async Task ReplayAsync(CompiledView view, ParityReplay replay, LogRange range, bool isPaced, CancellationToken ct)
    {
        while (range.After < range.Until)
        {
            var began = Stopwatch.GetTimestamp();
            var batches = await log.ReadAsync(view.Scenario.Name, range, Step, ct);
            if (batches.Count == 0)
            {
                return;
            }

            range = range with { After = batches[^1].Seq };
            foreach (var batch in batches)
            {
                using var body = batch;
                replay.Read(batch);
            }

            if (isPaced)
            {
                await Task.Delay(Stopwatch.GetElapsedTime(began) / options.Value.ParityShare, time, ct);
            }
        }
    }

    private async Task<ParityResult> CompareAsync(
        CompiledView view, ParityChoice choice, ParityReplay replay, IReadOnlySet<string> keys, LogHead head, long started, CancellationToken ct)
    {
        string[] order = [.. keys];
        var passed = await log.PassedAsync(view.Scenario.Name, ct);
        var copies = await copy.ReadAsync(order, ct);
        var stored = await states.FindAsync(order, ct);
        var (breaks, skipped, copied, repaired) = (new List<ParityBreak>(replay.Breaks), 0, 0, 0);
        foreach (var (index, key) in order.Index())
        {
            var state = stored.GetValueOrDefault(key);
            if (state?.Revision > head.Revision)
            {
                skipped++;
                continue;
            }

            var offline = replay.Find(key);
            var bytes = offline?.ToBytes() ?? [];
            var wrong = !bytes.AsSpan().SequenceEqual(state?.Bytes ?? []);
            if (wrong)
            {
                breaks.Add(await difference.FindAsync(view, ParityBreak.Store, key, EntityPair.Of(state?.Bytes, offline, head.Seq), ct));
            }

            if (copies is not null && state is not null && state.Revision <= copies.Pushed)
            {
                copied++;
                if (!bytes.AsSpan().SequenceEqual(copies.Values[index]) && !(copies.Values[index] is null && view.IsOver(state, passed)))
                {
                    wrong = true;
                    breaks.Add(await difference.FindAsync(view, ParityBreak.Redis, key, EntityPair.Of(copies.Values[index], offline, head.Seq), ct));
                }
            }

            repaired += wrong && choice.Repair && offline is not null && await RepairAsync(key, state, offline, ct) ? 1 : 0;
        }

        return new(
            view.Scenario.Name, view.Pipeline.View, replay.Records, replay.Vectors, order.Length - skipped, copied, skipped, repaired, breaks, time.GetUtcNow(),
            time.GetElapsedTime(started).TotalMilliseconds);
    }

    /// <summary>Writes the replayed state with the next revision, which brings it to Redis too, unless the state changed meanwhile.</summary>
    private Task<bool> RepairAsync(string key, StoredState? compared, EntityState offline, CancellationToken ct) => store.InTransactionAsync(
        async (session, token) =>
        {
            if (await StateTable.RevisionOfAsync(session, key, token) != compared?.Revision)
            {
                return false;
            }

            var batch = await states.BeginAsync(session, token);
            batch.Set(key, offline);
            await batch.SaveAsync(token);
            return true;
        },
        ct);
}
