using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MlopsLab.Messaging.Ledgers;
using MlopsLab.Messaging.Telemetry;

namespace MlopsLab.Messaging.Storage;

/// <summary>Forgets ids after the retention time and bodies when there are too many, a few rows per transaction so that nobody waits.</summary>
internal sealed class Pruner(Store store, IOptions<MessagingOptions> options, TimeProvider time, ILogger<Pruner> log) : BackgroundService
{
    private const int AtOnce = 500;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    /// <summary>One round; it ends when nothing is left to forget.</summary>
    public async Task PruneAsync(CancellationToken ct)
    {
        var before = time.GetUtcNow() - options.Value.Retention;
        await store.InTransactionAsync(
            (session, token) => session.ExecuteAsync(
                "UPDATE outgoing_mark SET pruned_before = @before WHERE pruned_before < @before", token, ("@before", before.ToUnixTimeMilliseconds())),
            ct);
        while (await store.InTransactionAsync((session, token) => ForgetAsync(session, before, token), ct) > 0)
        {
            await Task.Yield();
        }

        while (await store.InTransactionAsync(DropBodiesAsync, ct) > 0)
        {
            await Task.Yield();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        using var stopping = stoppingToken.Register(timer.Dispose);
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            await TryPruneAsync(stoppingToken);
        }
    }

    private async Task TryPruneAsync(CancellationToken ct)
    {
        try
        {
            await PruneAsync(ct);
        }
        catch (Exception error)
        {
            log.PruneFailed(error);
        }
    }

    // Rows are in time order, so the first few tell whether there is anything to do.
    private static async Task<int> ForgetAsync(StoreSession session, DateTimeOffset before, CancellationToken ct)
    {
        var at = before.ToUnixTimeMilliseconds();
        return await session.ExecuteAsync(
                $"DELETE FROM processed WHERE at < @at AND seq IN (SELECT seq FROM processed ORDER BY seq LIMIT {AtOnce})", ct, ("@at", at))
            + await session.ExecuteAsync(
                $"DELETE FROM outgoing WHERE at < @at AND seq IN (SELECT seq FROM outgoing WHERE seq <= (SELECT sent FROM outgoing_mark) ORDER BY seq LIMIT {AtOnce})", ct, ("@at", at))
            + await session.ExecuteAsync(
                $"DELETE FROM inbox WHERE (id, queue) IN (SELECT id, queue FROM inbox WHERE id < @first ORDER BY id LIMIT {AtOnce})", ct, ("@first", TimedId.FirstAt(before)));
    }

    // Keeps the newest bodies up to the limit; sent redirects need none at all.
    private async Task<int> DropBodiesAsync(StoreSession session, CancellationToken ct)
    {
        var kept = await session.Connection.ExecuteScalarAsync<long?>(
            "SELECT SUM(length(body)) FROM outgoing WHERE seq > (SELECT bodies_before FROM outgoing_mark)", transaction: session.Transaction) ?? 0;
        if (kept <= options.Value.ResendBytes)
        {
            return 0;
        }

        var rows = (await session.Connection.QueryAsync<(long Seq, long Bytes)>(
            $"""
            SELECT seq, length(body) FROM outgoing
            WHERE seq > (SELECT bodies_before FROM outgoing_mark) AND seq <= (SELECT sent FROM outgoing_mark) ORDER BY seq LIMIT {AtOnce}
            """, transaction: session.Transaction)).AsList();
        return rows.Count == 0 ? 0 : await DropAsync(session, Last(rows, kept - options.Value.ResendBytes), ct);
    }

    private static long Last(List<(long Seq, long Bytes)> rows, long surplus)
    {
        var last = rows[0].Seq;
        foreach (var (seq, bytes) in rows)
        {
            last = seq;
            surplus -= bytes;
            if (surplus <= 0)
            {
                break;
            }
        }

        return last;
    }

    private static async Task<int> DropAsync(StoreSession session, long upTo, CancellationToken ct)
    {
        await session.ExecuteAsync(
            "UPDATE outgoing SET body = NULL WHERE seq > (SELECT bodies_before FROM outgoing_mark) AND seq <= @upTo", ct, ("@upTo", upTo));
        return await session.ExecuteAsync("UPDATE outgoing_mark SET bodies_before = @upTo", ct, ("@upTo", upTo));
    }
}
