using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.FSharp.Core;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Features.Domain;
using MlopsLab.Features.Storage;
using MlopsLab.Features.Telemetry;
using MlopsLab.Scenarios;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Features.Tests;

/// <summary>Whatever way the same records came: in any order, some more than once, late, with restarts in between.</summary>
public sealed class InterleavingTests
{
    private static readonly CompiledView View = new(Repository.Fraud);

    private static readonly Arbitrary<Delivered> Deliveries = (
        from seed in Gen.Choose(1, 1_000_000)
        from count in Gen.Choose(1, 120)
        select new Delivered(Payments.Of(count, seed), seed)).ToArbitrary();

    [Fact]
    public void The_training_set_is_the_same_bytes() => Hold(delivered =>
    {
        var inOrder = TrainingSet(delivered.Records);
        var anyhow = TrainingSet(delivered.Anyhow());

        return inOrder.AsSpan().SequenceEqual(anyhow);
    });

    [Fact]
    public void The_online_states_are_those_of_a_replay_once_each_record_was_counted() => Hold(delivered =>
    {
        var online = new Dictionary<string, byte[]>();
        foreach (var record in delivered.Anyhow().DistinctBy(record => record.Id))
        {
            var row = RowOf(record);
            foreach (var (index, key) in View.StateKeys(row).Index().Where(key => key.Item.Length > 0))
            {
                // Every state is written and read again, as by a node that is restarted after each record.
                var state = online.TryGetValue(key, out var bytes) ? EntityState.FromBytes(bytes) : null;
                online[key] = View.Pipeline.Update(state, index, row, record.EventTime).ToBytes();
            }
        }

        var replayed = Lab.Replay(View, delivered.Records);
        return online.Count == replayed.Count && online.All(state => state.Value.AsSpan().SequenceEqual(replayed[state.Key].ToBytes()));
    });

    private static void Hold(Func<Delivered, bool> property) =>
        Prop.ForAll(Deliveries, property).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(FSharpOption<Replay>.None));

    private static Row RowOf(AcceptedRecord record) => View.Reader.Read(record.Fields).Row ?? throw new InvalidOperationException(record.Id);

    private static byte[] TrainingSet(IEnumerable<AcceptedRecord> records)
    {
        var lines = records.Select(record => JsonSerializer.Serialize(
            new { record.Id, record.EventTime, record.ArrivalTime, record.Fields, Label = record.Id.Length % 2 }, JsonSerializerOptions.Web));
        using var meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var metrics = new FeaturesMetrics(meters.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>(), new OnlineStatus());
        var sets = new TrainingSets(new NodeIdentity("features", Path.GetTempPath()), Options.Create(new FeaturesOptions()), metrics, NullLogger<TrainingSets>.Instance);
        using var output = new MemoryStream();
        sets.WriteAsync(View, new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines))), output, CancellationToken.None).GetAwaiter().GetResult();
        return output.ToArray();
    }

    private sealed record Delivered(List<AcceptedRecord> Records, int Seed)
    {
        /// <summary>All of them in any order, about every third twice.</summary>
        public IEnumerable<AcceptedRecord> Anyhow()
        {
            var random = new Random(Seed);
            AcceptedRecord[] all = [.. Records, .. Records.Where(_ => random.Next(3) == 0)];
            random.Shuffle(all);
            return all;
        }
    }
}
