using MlopsLab.TestServers;

namespace MlopsLab.Benchmarks.Messaging;

/// <summary>The bus against the raw client, in turns, on one broker: 1 KB, persistent, quorum queue, window 64, prefetch 200.</summary>
internal static class MessagingBenchmark
{
    private const int Rounds = 3;
    private const int Messages = 15_000;
    private const int SteadyRate = 2_000;

    public static async Task RunAsync(CancellationToken ct)
    {
        await JournalRun.RunAsync();
        await using var broker = new RabbitMqFixture();
        await broker.StartAsync(ct);
        var latencies = new Latencies(Messages);
        await using var raw = await RawCase.StartAsync(await OwnAsync(broker, "raw", ct), latencies, ct);
        await using var bus = await BusCase.StartAsync(await OwnAsync(broker, "bus", ct), latencies, ct);
        await using var store = await StoreCase.StartAsync(await OwnAsync(broker, "store", ct), latencies, ct);
        ICase[] cases = [raw, bus, store];
        await CompareAsync(cases, latencies, 0, ct);
        await CompareAsync(cases, latencies, SteadyRate, ct);
    }

    // A virtual host each, or one case would read the events of another.
    private static async Task<string> OwnAsync(RabbitMqFixture broker, string name, CancellationToken ct)
    {
        var user = new Uri(broker.ConnectionString).UserInfo.Split(':')[0];
        await broker.RunCtlAsync(ct, "add_vhost", name);
        await broker.RunCtlAsync(ct, "set_permissions", "-p", name, user, ".*", ".*", ".*");
        return $"{broker.ConnectionString.TrimEnd('/')}/{name}";
    }

    private static async Task CompareAsync(ICase[] cases, Latencies latencies, int rate, CancellationToken ct)
    {
        Console.WriteLine(rate == 0 ? "\nas fast as it goes (targets: bus >= 0.90, outbox + inbox >= 0.60 of raw)" : $"\nsteady {rate}/s (target: bus p50 <= 1.3 of raw)");
        var runs = cases.ToDictionary(one => one, _ => new List<Measured>());
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var one in cases)
            {
                var measured = await Measured.OfAsync(Messages, latencies, async () =>
                {
                    await one.PublishAllAsync(Messages, new Pace(rate), ct);
                    await latencies.All.WaitAsync(TimeSpan.FromMinutes(2), ct);
                });
                runs[one].AddRange(round == 0 ? [] : [measured]);
            }
        }

        var floor = Measured.Median(runs[cases[0]]);
        foreach (var one in cases)
        {
            var median = Measured.Median(runs[one]);
            Console.WriteLine(
                $"{one.Name,-15} {median.PerSecond,8:N0}/s  p50 {median.P50,7:N2} ms  p99 {median.P99,8:N2} ms  client CPU {median.CpuMicroseconds,5:N0} µs" +
                $"  | rate {median.PerSecond / floor.PerSecond:N2}  p50 {median.P50 / floor.P50:N2}");
        }
    }
}
