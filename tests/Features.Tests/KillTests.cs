using System.Net.Http.Json;
using System.Text.Json;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Features.Domain;
using MlopsLab.Scenarios;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;
using StackExchange.Redis;

namespace MlopsLab.Features.Tests;

/// <summary>The node as its own process, killed with -9 in the middle of windows and of a backfill.</summary>
public sealed class KillTests(RabbitMqFixture broker)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Windows_and_a_backfill_survive_kills_without_counting_a_record_twice_or_never()
    {
        await using var redis = new RedisFixture();
        await redis.StartAsync(Ct);
        await using var bus = await LabBus.ConnectAsync(broker.ConnectionString, Ct);
        await using var node = new NodeProcess("features", "MlopsLab.Features", new Dictionary<string, string>
        {
            ["ConnectionStrings__messaging"] = broker.ConnectionString,
            ["ConnectionStrings__redis"] = redis.ConnectionString,
            ["LAB_SCENARIOS"] = Repository.Scenarios,
            ["Features__BackfillStep"] = "50",
        });
        var records = Payments.Of(2_000, seed: 81);
        var changed = new CompiledView(ScenarioFile.Parse(Lab.Changed("window: { key: merchant, stat: sum, of: amount, over: 6h }")).Scenario ?? throw new InvalidOperationException());
        await node.StartAsync(Ct);

        foreach (var part in records.Take(1_000).Chunk(250))
        {
            await PublishAsync(bus, part);
            await node.KillAsync();
            await node.StartAsync(Ct);
        }

        await node.Http.PostAsJsonAsync("/views/fraud/backfill", new { definition = ScenarioFile.Write(changed.Scenario) }, Ct);
        foreach (var part in records.Skip(1_000).Chunk(500))
        {
            await node.KillAsync();
            await PublishAsync(bus, part);
            await node.StartAsync(Ct);
        }

        await HoldsAsync(redis, Lab.Replay(new CompiledView(Repository.Fraud), records));
        await HoldsAsync(redis, Lab.Replay(changed, records));
        var views = await node.Http.GetFromJsonAsync<JsonElement>("/views/fraud", Ct);
        Assert.Equal([2_000, 2_000], views.GetProperty("versions").EnumerateArray().Select(version => version.GetProperty("records").GetInt32()));
    }

    private static async Task PublishAsync(LabBus bus, IEnumerable<AcceptedRecord> records)
    {
        foreach (var batch in records.Chunk(50))
        {
            await bus.PublishAsync(new RecordAccepted("fraud", Repository.Fraud.SchemaVersion, batch, Payments.Start), Ct);
        }
    }

    private static async Task HoldsAsync(RedisFixture redis, IReadOnlyDictionary<string, EntityState> expected)
    {
        var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        RedisKey[] keys = [.. expected.Keys.Select(key => (RedisKey)("f:" + key))];
        await Eventually.HoldsAsync(
            async () => (await connection.GetDatabase().StringGetAsync(keys)).Zip(expected.Values).All(pair => ((byte[]?)pair.First ?? []).AsSpan().SequenceEqual(pair.Second.ToBytes())),
            "Redis holds what a replay gives",
            Ct);
        await connection.CloseAsync();
    }
}
