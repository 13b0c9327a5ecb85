using System.Text.Json;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Features.Domain;

namespace MlopsLab.Features.Tests;

/// <summary>
/// A stolen card is tried out at terminals that report hours later: the tries happened before the fraud, but nobody knew of
/// them when it was decided. Whoever joins on event time alone trains a model that sees them, and promises what it can't keep.
/// </summary>
public sealed class PointInTimeTests
{
    private const int Customers = 400;
    private static readonly CompiledView View = new(Repository.Fraud);
    private static readonly int Count = View.Pipeline.Features.Index().First(feature => feature.Item.Name == "customer_count_1h").Index;

    [Fact]
    public void A_join_on_event_time_alone_leaks_late_rows_and_the_replay_does_not()
    {
        var rows = World(seed: 7);

        var live = AucOf(rows, Vectors(rows));
        var naive = AucOf(rows, Vectors([.. rows.Select(row => row with { Record = row.Record with { ArrivalTime = row.Record.EventTime } })]));

        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"AUC of customer_count_1h: event time alone {naive:0.000}, event and arrival time {live:0.000}"));
        Assert.InRange(naive, 0.95, 1);
        Assert.InRange(live, 0.45, 0.55);
    }

    [Fact]
    public void The_replay_gives_what_one_who_decided_then_could_have_known()
    {
        var rows = World(seed: 8);
        var replayed = Vectors(rows);

        foreach (var row in rows.Where(row => row.Label is not null))
        {
            var known = rows.Where(other => other.Record.ArrivalTime <= row.Record.EventTime && other.Record.Id != row.Record.Id && other.Customer == row.Customer);
            Assert.Equal(known.Count(other => row.Record.EventTime - other.Record.EventTime < TimeSpan.FromMinutes(55)), replayed[row.Record.Id][Count]);
        }
    }

    private static List<Happened> World(int seed)
    {
        var random = new Random(seed);
        var rows = new List<Happened>();
        for (var customer = 0; customer < Customers; customer++)
        {
            var (at, isFraud) = (Payments.Start.AddMinutes(random.Next(60 * 24 * 5)), random.Next(4) == 0);
            rows.Add(Row(customer, $"decided-{customer}", at, TimeSpan.Zero, isFraud ? 1 : 0));
            for (var tried = isFraud ? random.Next(2, 6) : 0; tried > 0; tried--)
            {
                rows.Add(Row(customer, $"tried-{customer}-{tried}", at.AddMinutes(-random.Next(1, 50)), TimeSpan.FromHours(6), null));
            }
        }

        return [.. rows.OrderBy(row => row.Record.EventTime)];
    }

    private static Happened Row(int customer, string id, DateTimeOffset at, TimeSpan late, int? label)
    {
        var record = Payments.Of(1, seed: customer + 1)[0];
        var fields = new Dictionary<string, JsonElement>(record.Fields) { ["customer_id"] = JsonSerializer.SerializeToElement($"c{customer}") };
        return new(customer, new AcceptedRecord(id, at, at + late, fields), label);
    }

    private static Dictionary<string, double[]> Vectors(List<Happened> rows)
    {
        var (replay, vectors) = (new OfflineReplay(View), new Dictionary<string, double[]>());
        foreach (var row in rows)
        {
            var vector = new double[View.Pipeline.Features.Count];
            replay.Next(View.Reader.Read(row.Record.Fields).Row ?? throw new InvalidOperationException(row.Record.Id), row.Record.EventTime, row.Record.ArrivalTime, vector);
            vectors[row.Record.Id] = vector;
        }

        return vectors;
    }

    /// <summary>How often a fraud has more than a good payment, ties counting half.</summary>
    private static double AucOf(List<Happened> rows, Dictionary<string, double[]> vectors)
    {
        var frauds = rows.Where(row => row.Label == 1).Select(row => vectors[row.Record.Id][Count]).ToList();
        var good = rows.Where(row => row.Label == 0).Select(row => vectors[row.Record.Id][Count]).ToList();
        return frauds.Sum(fraud => good.Sum(other => fraud > other ? 1 : fraud.Equals(other) ? 0.5 : 0)) / ((double)frauds.Count * good.Count);
    }

    private sealed record Happened(int Customer, AcceptedRecord Record, int? Label);
}
