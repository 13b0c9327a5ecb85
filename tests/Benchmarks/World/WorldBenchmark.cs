using MlopsLab.Traffic.Domain.Switches;
using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Benchmarks.World;

/// <summary>How fast the fraud world is made, on one thread: payments alone, with their wire JSON, and beside them the same JSON written from payments that are there already.</summary>
internal static class WorldBenchmark
{
    private const int Rounds = 5;
    private const int Towns = 100;
    private const int Days = 40;
    private const int SlotsPerDay = 144;

    private static readonly WorldSettings Settings = new(Seed: 7, LabelDelayMedian: TimeSpan.FromDays(14), LabelDelaySigma: 0.6);

    public static Task RunAsync(CancellationToken ct)
    {
        var world = new FraudWorld(Settings);
        var prepared = Slots().SelectMany(slot => world.PaymentsOf(slot, Towns)).Take(100_000).ToArray();
        var cases = new (string Name, Func<long> Run)[]
        {
            ("payments", () => Make(Conditions.Usual, static _ => { })),
            ("payments + wire JSON", () => Make(Conditions.Usual, static payment => PaymentWire.Record(payment, arrival: null))),
            ("floor: wire JSON of prepared payments", () => Write(prepared)),
        };
        Console.WriteLine($"{Towns} towns, {Days} days, one thread, best of {Rounds} (target: payments + wire JSON >= 200,000/s)");
        foreach (var (name, run) in cases)
        {
            run();
            var best = Enumerable.Range(0, Rounds).Select(_ => WorldRun.Of(run)).OrderByDescending(one => one.PerSecond).First();
            ct.ThrowIfCancellationRequested();
            Console.WriteLine($"{name,-40} {best.PerSecond,12:N0} records/s {best.BytesPerRecord,8:N0} bytes/record {best.Records,10:N0} records");
        }

        return Task.CompletedTask;
    }

    private static IEnumerable<long> Slots()
    {
        var first = FraudWorld.SlotOf(TownBuilder.Epoch);
        return Enumerable.Range(0, Days * SlotsPerDay).Select(slot => first + slot);
    }

    private static long Make(Conditions conditions, Action<Payment> use)
    {
        var (world, records) = (new FraudWorld(Settings), 0L);
        foreach (var slot in Slots())
        {
            var payments = world.PaymentsOf(slot, Towns, conditions);
            payments.ForEach(use);
            records += payments.Count;
        }

        return records;
    }

    private static long Write(Payment[] payments)
    {
        for (var round = 0; round < 5; round++)
        {
            foreach (var payment in payments)
            {
                PaymentWire.Record(payment, arrival: null);
            }
        }

        return payments.Length * 5L;
    }
}
