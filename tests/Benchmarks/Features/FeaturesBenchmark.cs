using Microsoft.Extensions.Options;
using MlopsLab.Gateway;
using MlopsLab.Gateway.Online;
using MlopsLab.TestServers;
using StackExchange.Redis;

namespace MlopsLab.Benchmarks.Features;

/// <summary>The gateway's look-up of a payment's three entities at a steady 2,000/s, beside the same client without it and a bare socket, in turns.</summary>
internal static class FeaturesBenchmark
{
    private const int Rounds = 3;
    private const int PerSecond = 2_000;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(8);

    public static async Task RunAsync(CancellationToken ct)
    {
        await using var redis = new RedisFixture();
        await redis.StartAsync(ct);
        using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        var payments = await EntityStates.FillAsync(connection.GetDatabase(), ct);
        Console.WriteLine($"{payments.Keys} states of {payments.AverageBytes} bytes in Redis; {PerSecond} look-ups a second for {Length.TotalSeconds:0} s, {Rounds} rounds in turns; milliseconds");

        using var socket = await RedisSocket.ConnectAsync(redis.ConnectionString, ct);
        var online = new OnlineStore(connection, Options.Create(new GatewayOptions()), TimeProvider.System);
        var database = connection.GetDatabase();
        var cases = new (string Name, Func<int, Task> Call)[]
        {
            ("bare socket MGET", n => socket.GetAsync(payments.KeysOf(n))),
            ("client MGET", n => database.StringGetAsync([.. payments.KeysOf(n).Select(key => (RedisKey)key)])),
            ("gateway OnlineStore", n => FoundAsync(online, payments, n, ct)),
        };
        foreach (var (_, call) in cases)
        {
            await OpenLoop.RunAsync(PerSecond, TimeSpan.FromSeconds(2), call, ct);
        }

        var measured = cases.ToDictionary(one => one.Name, _ => new List<LookUpTimes>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (name, call) in cases)
            {
                measured[name].Add(await OpenLoop.RunAsync(PerSecond, Length, call, ct));
            }
        }

        Console.WriteLine($"{"",-22}{"p50",8}{"p99",8}{"p99.9",8}{"max",8}");
        foreach (var (name, rounds) in measured)
        {
            Console.WriteLine($"{name,-22}{LookUpTimes.Median(rounds)}");
        }
    }

    private static async Task FoundAsync(OnlineStore online, EntityStates payments, int n, CancellationToken ct)
    {
        var found = await online.FindAsync(payments.Scenario, payments.View, payments.EntitiesOf(n), cacheKey: null, ct);
        if (found.Trouble is not null || Array.Exists(found.States, state => state is null))
        {
            throw new InvalidOperationException($"The look-up brought less than there is ({found.Trouble}): the measurement is void.");
        }
    }
}
