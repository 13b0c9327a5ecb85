using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;

namespace MlopsLab.Benchmarks.Data;

/// <summary>
/// An ingestion process on a real broker takes batches of 500 (checked, recognised, fsynced, published), alternately with a bare
/// web server that only parses and fsyncs them; then a burst of twenty times the connections, after which every accepted row is counted.
/// </summary>
internal static class IntakeBenchmark
{
    private const int Rounds = 3;
    private const int BatchesPerRound = 400;
    private const int Connections = 8;
    private const int BurstConnections = 20 * Connections;

    public static async Task RunAsync(CancellationToken ct)
    {
        await using var broker = new RabbitMqFixture();
        await broker.StartAsync(ct);
        await using var node = new NodeProcess("ingestion", "MlopsLab.Ingestion", new Dictionary<string, string>
        {
            ["ConnectionStrings__messaging"] = broker.ConnectionString,
            ["LAB_SCENARIOS"] = Path.GetFullPath("scenarios"),
            ["Ingestion__SnapshotRows"] = "100000000",
        });
        await node.StartAsync(ct);
        await using var floor = await BareIntake.StartAsync(ct);
        var url = new Uri(node.Http.BaseAddress ?? throw new InvalidOperationException("The node has no address."), "/records");
        Console.WriteLine("                     rows/s    p50 ms    p99 ms   accepted  refused");
        List<(Sent Floor, Sent Ours)> rounds = [];
        for (var round = 0; round < Rounds; round++)
        {
            var bodies = Bodies($"r{round}", BatchesPerRound);
            rounds.Add((await Sender.RunAsync(floor.Url, "", bodies, Connections, ct), await Sender.RunAsync(url, NodeProcess.Token, bodies, Connections, ct)));
            Console.WriteLine($"  parse and fsync {rounds[^1].Floor}\n  ingestion       {rounds[^1].Ours}   all published {await PublishedAsync(node, ct):0.0} s later, {await ResidentMegabytesAsync(node, ct):0} MB resident");
        }

        Console.WriteLine($"  ratio of the medians {Median(rounds.Select(round => round.Ours)) / Median(rounds.Select(round => round.Floor)):0.000}");
        await BurstAsync(node, url, rounds.Sum(round => round.Ours.Accepted), ct);
    }

    private static async Task BurstAsync(NodeProcess node, Uri url, long before, CancellationToken ct)
    {
        var burst = await Sender.RunAsync(url, NodeProcess.Token, Bodies("burst", BatchesPerRound), BurstConnections, ct);
        Console.WriteLine($"  burst of {BurstConnections,4}    {burst}   all published {await PublishedAsync(node, ct):0.0} s later, {await ResidentMegabytesAsync(node, ct):0} MB resident");
        using var answer = await node.Http.PostAsJsonAsync("/snapshots", new { scenario = "fraud" }, ct);
        using var snapshot = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(ct));
        var kept = snapshot.RootElement.GetProperty("rows").GetInt64();
        Console.WriteLine($"  refused without Retry-After {burst.RefusedWithoutRetryAfter}, failed {burst.Failed}; accepted in all {before + burst.Accepted}, in the snapshot {kept}: {(kept == before + burst.Accepted ? "none is lost" : "ROWS ARE MISSING")}");
    }

    private static List<byte[]> Bodies(string run, int count) => [.. Enumerable.Range(0, count).Select(number => Batches.Body(run, number))];

    private static double Median(IEnumerable<Sent> runs) => runs.Select(run => run.RowsPerSecond).Order().ElementAt(Rounds / 2);

    private static async Task<double> PublishedAsync(NodeProcess node, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await WaitingAsync(node, ct) > 0)
        {
            await beat.WaitForNextTickAsync(ct);
        }

        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    // Rows on disk that are not yet in the outbox, and events in the outbox.
    private static async Task<double> WaitingAsync(NodeProcess node, CancellationToken ct)
    {
        using var answer = JsonDocument.Parse(await node.Http.GetByteArrayAsync("/explain", ct));
        return answer.RootElement.GetProperty("questions").EnumerateArray().SelectMany(question => question.GetProperty("evidence").EnumerateArray())
            .Where(fact => fact.GetProperty("name").GetString() is "rows on disk that wait to be published" or "events in the outbox")
            .Sum(fact => fact.GetProperty("value").GetDouble());
    }

    private static async Task<double> ResidentMegabytesAsync(NodeProcess node, CancellationToken ct)
    {
        var page = await node.Http.GetStringAsync("/metrics", ct);
        var line = page.Split('\n').First(line => line.StartsWith("dotnet_process_memory_working_set_bytes{", StringComparison.Ordinal));
        return double.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture) / (1_024 * 1_024);
    }
}
