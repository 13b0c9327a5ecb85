using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace MlopsLab.Benchmarks.Live;

/// <summary>
/// Switches on each world of the running lab at full strength, one after the other, and writes down who noticed it, after how many records,
/// and what became of the rows. Arguments: seconds for each world (120) and, if not all, the worlds.
/// </summary>
internal static class WorldsBenchmark
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan CalmAtMost = TimeSpan.FromMinutes(3);

    public static async Task RunAsync(IReadOnlyList<string> arguments, CancellationToken ct)
    {
        using var lab = LiveLab.Connect();
        var lasts = TimeSpan.FromSeconds(arguments.Count > 0 ? double.Parse(arguments[0], CultureInfo.InvariantCulture) : 120);
        var all = (await lab.GetAsync("traffic", "/traffic/worlds", ct)).AsArray().Select(world => Text(world, "name")).ToArray();
        Console.WriteLine("| world | records touched | who noticed | set aside row by row | held as a batch | wrongly set aside | events lost |\n|---|---|---|---|---|---|---|");
        foreach (var world in arguments.Count > 1 ? all.Intersect(arguments.Skip(1)) : all)
        {
            await CalmAsync(lab, ct);
            Console.WriteLine((await TryAsync(lab, world, lasts, ct)).Line());
        }
    }

    private static async Task<Outcome> TryAsync(LiveLab lab, string world, TimeSpan lasts, CancellationToken ct)
    {
        var (alerts, holds, rows) = (await AlertsAsync(lab, ct), await HoldsAsync(lab, ct), await RowsAsync(lab, "quarantined", ct));
        var from = TimeProvider.System.GetUtcNow();
        await lab.PutAsync("traffic", $"/traffic/worlds/{world}", new { strength = 1.0 }, ct);
        var noticed = new List<Noticed>();
        var started = Stopwatch.GetTimestamp();
        using var beat = new PeriodicTimer(Look);
        while (Stopwatch.GetElapsedTime(started) < lasts && await beat.WaitForNextTickAsync(ct))
        {
            var (after, touched) = (Stopwatch.GetElapsedTime(started), await TouchedAsync(lab, world, ct));
            foreach (var (id, node, what) in (await AlertsAsync(lab, ct)).Concat(await HoldsAsync(lab, ct)).Where(seen => !alerts.Contains(seen) && !holds.Contains(seen)))
            {
                if (noticed.All(seen => seen.What != what))
                {
                    noticed.Add(new Noticed(node, what, after, touched));
                }
            }
        }

        var total = await TouchedAsync(lab, world, ct);
        await lab.DeleteAsync("traffic", "/traffic/worlds", ct);
        var ledger = await lab.GetAsync("console", "/api/ledger", ct);
        return new Outcome(
            world, total, noticed, await RowsAsync(lab, "quarantined", ct) - rows, await HeldAsync(lab, holds, ct), await WronglyAsync(lab, from, ct), (long?)ledger["lost"] ?? -1);
    }

    // A world is judged from a state in which nothing is wrong.
    private static async Task CalmAsync(LiveLab lab, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (Stopwatch.GetElapsedTime(started) < CalmAtMost && await beat.WaitForNextTickAsync(ct))
        {
            var open = (await lab.GetAsync("incidents", "/alerts", ct)).AsArray().Count(alert => alert?["clearedAt"] is null);
            var held = (await lab.GetAsync("ingestion", "/quarantine/holds", ct)).AsArray().Count(hold => Text(hold, "state") == "open");
            if (open == 0 && held == 0)
            {
                return;
            }
        }

        Console.Error.WriteLine($"The lab did not become calm in {CalmAtMost.TotalMinutes} minutes; the next row starts from what is open.");
    }

    private static async Task<HashSet<(string Id, string Node, string What)>> AlertsAsync(LiveLab lab, CancellationToken ct) =>
        [.. (await lab.GetAsync("incidents", "/alerts", ct)).AsArray().Select(alert => (Text(alert, "id"), Text(alert, "node"), Text(alert, "kind")))];

    private static async Task<HashSet<(string Id, string Node, string What)>> HoldsAsync(LiveLab lab, CancellationToken ct) =>
        [.. (await lab.GetAsync("ingestion", "/quarantine/holds", ct)).AsArray().Select(hold => (Text(hold, "holdId"), "ingestion", $"held for {Text(hold, "check")} of {Text(hold, "field")}"))];

    private static async Task<long> HeldAsync(LiveLab lab, HashSet<(string Id, string Node, string What)> before, CancellationToken ct) =>
        (await lab.GetAsync("ingestion", "/quarantine/holds", ct)).AsArray().Where(hold => before.All(old => old.Id != Text(hold, "holdId"))).Sum(hold => (long?)hold?["rows"] ?? 0);

    private static async Task<long> TouchedAsync(LiveLab lab, string world, CancellationToken ct) =>
        (long?)(await lab.GetAsync("traffic", "/traffic/worlds", ct)).AsArray().First(one => Text(one, "name") == world)?["touched"] ?? 0;

    private static async Task<long> RowsAsync(LiveLab lab, string outcome, CancellationToken ct) =>
        (await lab.TextAsync("ingestion", "/metrics", ct)).Split('\n')
            .Where(line => line.StartsWith("mlopslab_ingestion_rows_total{", StringComparison.Ordinal) && line.Contains($"outcome=\"{outcome}\"", StringComparison.Ordinal))
            .Sum(line => long.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture));

    /// <summary>The newest rows that were set aside singly since then, less those that the truth says a world touched.</summary>
    private static async Task<long> WronglyAsync(LiveLab lab, DateTimeOffset from, CancellationToken ct)
    {
        var aside = (await lab.GetAsync("ingestion", "/quarantine?scenario=fraud&limit=1000", ct)).AsArray()
            .Where(row => DateTimeOffset.Parse(Text(row, "at"), CultureInfo.InvariantCulture) >= from).Select(row => Text(row, "recordId")).ToHashSet();
        if (aside.Count == 0)
        {
            return 0;
        }

        var truth = new DirectoryInfo(Path.Combine(lab.Home, "data", "traffic", "truth")).GetFiles().OrderByDescending(file => file.Name).Take(10);
        return truth.SelectMany(file => File.ReadLines(file.FullName)).Select(line => JsonNode.Parse(line))
            .Where(line => line?["worlds"] is JsonArray { Count: 0 }).Select(line => Text(line, "id")).Distinct().Count(aside.Contains);
    }

    private static string Text(JsonNode? node, string name) => node?[name]?.ToString() ?? "";
}
