using System.Text.Json;
using MlopsLab.Scenarios;
using StackExchange.Redis;

namespace MlopsLab.Benchmarks.Features;

/// <summary>The states of 5,000 customers, 500 merchants and 2,000 devices after 100,000 payments of the fraud scenario, as the features node would write them.</summary>
internal sealed class EntityStates
{
    private const int Payments = 100_000;
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private readonly string[][] entities;

    private EntityStates(FeaturePipeline pipeline, string[][] payments, int keys, long bytes)
    {
        (View, Scenario) = (pipeline.View, pipeline.Scenario.Name);
        (entities, Keys, AverageBytes) = (payments, keys, bytes / keys);
    }

    public string Scenario { get; }

    public string View { get; }

    public int Keys { get; }

    public long AverageBytes { get; }

    public string[] EntitiesOf(int n) => entities[n % entities.Length];

    public IEnumerable<string> KeysOf(int n) => EntitiesOf(n).Select(entity => $"f:{Scenario}:{View}:{entity}");

    public static async Task<EntityStates> FillAsync(IDatabase redis, CancellationToken ct)
    {
        var scenario = new ScenarioCatalog([Path.Combine(Root(), "scenarios")]).Find("fraud") ?? throw new InvalidOperationException("There is no fraud scenario.");
        var (reader, pipeline, random) = (new RowReader(scenario), new FeaturePipeline(scenario), new Random(1));
        var (states, payments) = (new Dictionary<string, EntityState>(), new List<string[]>());
        for (var index = 0; index < Payments; index++)
        {
            using var json = JsonDocument.Parse(Fields(random));
            var row = reader.Read(json.RootElement).Row ?? throw new InvalidOperationException("The payment doesn't fit the contract.");
            string[] keys = [.. pipeline.StateKeys(row)];
            for (var key = 0; key < keys.Length; key++)
            {
                states[keys[key]] = pipeline.Update(states.GetValueOrDefault(keys[key]), key, row, Start.AddSeconds(index * 6));
            }

            payments.Add(keys);
        }

        var bytes = 0L;
        foreach (var some in states.Chunk(500))
        {
            var values = some.Select(state => KeyValuePair.Create((RedisKey)$"f:{scenario.Name}:{pipeline.View}:{state.Key}", (RedisValue)state.Value.ToBytes())).ToArray();
            bytes += values.Sum(value => ((byte[]?)value.Value)?.Length ?? 0);
            await redis.StringSetAsync(values).WaitAsync(ct);
        }

        await redis.StringSetAsync("f:features:complete", 1).WaitAsync(ct);
        return new(pipeline, [.. payments.TakeLast(20_000)], states.Count, bytes);
    }

    private static string Fields(Random random) => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["customer_id"] = $"c{random.Next(5_000)}",
        ["merchant_id"] = $"m{random.Next(500)}",
        ["device_id"] = $"d{random.Next(2_000)}",
        ["amount"] = Math.Round(1 + (random.NextDouble() * 300), 2),
        ["category"] = "travel",
        ["channel"] = "ecommerce",
        ["card_present"] = false,
        ["country"] = "FR",
        ["home_country"] = "DE",
        ["distance_km"] = null,
        ["account_age_days"] = random.Next(1, 4_000),
        ["merchant_age_days"] = random.Next(1, 4_000),
        ["three_ds"] = "none",
        ["limit_used"] = random.NextDouble(),
    });

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MlopsLab.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The benchmarks don't run inside the repository.");
    }
}
