using System.Collections.Concurrent;
using System.Text.Json;
using MlopsLab.Scenarios;
using MlopsLab.TestNodes;
using StackExchange.Redis;

namespace MlopsLab.Gateway.Tests.Running;

/// <summary>Every answer is computed again: by the version it names, from the features of its moment.</summary>
[Collection(GatewayCollection.Name)]
public sealed class CacheTruthTests(RunningGateway gateway)
{
    private const int Moves = 100, Callers = 6, Customers = 20;
    private static readonly DateTimeOffset Time = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly FeaturePipeline _features = new(PayScenario.Scenario);
    private readonly string _run = $"{Guid.NewGuid():N}"[..8];
    private readonly ConcurrentBag<Told> _told = [];
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    /// <summary>Moves that inference has begun, and those the gateway has heard of; the same of a customer's payments.</summary>
    private int _begun, _known, _paying, _paid;

    [Fact]
    public async Task A_hundred_promotions_and_rollbacks_under_load_serve_no_stale_score()
    {
        await gateway.SplitAsync(0, _ct);
        using var redis = await ConnectionMultiplexer.ConnectAsync(gateway.Redis.ConnectionString);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_ct);
        gateway.Stable.Model = Model(0);
        await gateway.LoadedAsync(VersionAt(0), _ct);
        try
        {
            var callers = Enumerable.Range(0, Callers).Select(seed => CallAsync(seed, stop.Token)).ToArray();
            for (var move = 1; move <= Moves; move++)
            {
                await MoveAsync(move);
                await (move % 10 == 0 ? PayAsync(redis.GetDatabase(), move / 10) : Task.CompletedTask);
            }

            await stop.CancelAsync();
            await Task.WhenAll(callers);
        }
        finally
        {
            gateway.Stable.Heal();
            await gateway.LoadedAsync("1", _ct);
        }

        Assert.All(_told, Check);
        Assert.InRange(_told.Count(told => told.Cached), Moves, _told.Count - Moves);
        Assert.True(_told.Select(told => told.Version).Distinct().Count() == 3 && _told.Any(told => told.Cached && told.Paid > 0));
    }

    // Two steps forward, one back: versions come again whose answers are still in the cache. No other test knows them, so none gave them another view.
    private static string VersionAt(int move) => $"{31 + ((move - (move / 3)) % 3)}";

    private static double Score(string version, double[] inputs) =>
        (inputs.Select((value, place) => (double.IsNaN(value) ? 1 : value) * (place + 1)).Sum() * double.Parse(version, System.Globalization.CultureInfo.InvariantCulture) / 997) % 1;

    private static (string Version, Func<double[], double> Score) Model(int move) => (VersionAt(move), inputs => Score(VersionAt(move), inputs));

    private async Task MoveAsync(int move)
    {
        Volatile.Write(ref _begun, move);
        gateway.Stable.Model = Model(move);
        await gateway.LoadedAsync(VersionAt(move), _ct);
        Volatile.Write(ref _known, move);
    }

    // Every customer has paid once more.
    private async Task PayAsync(IDatabase redis, int times)
    {
        Volatile.Write(ref _paying, times);
        await Task.WhenAll(Enumerable.Range(0, Customers).Select(customer => redis.StringSetAsync($"f:pay:{_features.View}:customer:{Name(customer)}", State(customer, times)?.ToBytes() ?? [])));
        Volatile.Write(ref _paid, times);
    }

    private async Task CallAsync(int seed, CancellationToken ct)
    {
        var random = new Random(seed);
        while (!ct.IsCancellationRequested)
        {
            var (customer, amount, known, paid) = (random.Next(Customers), random.Next(1, 4) * 10, Volatile.Read(ref _known), Volatile.Read(ref _paid));
            var answer = (await gateway.ScoreAsync(Name(customer), amount, _ct)).Body;
            _told.Add(new(customer, amount, known, Volatile.Read(ref _begun), paid, Volatile.Read(ref _paying), answer.Text("version"), answer.GetProperty("score").GetDouble(), answer.GetProperty("cached").GetBoolean()));
        }
    }

    private void Check(Told told)
    {
        var versions = Enumerable.Range(told.Known, told.Begun - told.Known + 1).Select(VersionAt);
        var scores = Enumerable.Range(told.Paid, told.Paying - told.Paid + 1).Select(times => Score(told.Version, Inputs(told.Customer, told.Amount, times)));

        Assert.Contains(told.Version, versions);
        Assert.Contains(told.Score, scores);
    }

    private double[] Inputs(int customer, int amount, int times)
    {
        var vector = new double[_features.Features.Count];
        _features.Compute(Row(customer, amount), Time, [State(customer, times)], vector);
        return vector;
    }

    private EntityState? State(int customer, int times) =>
        Enumerable.Range(1, times).Aggregate((EntityState?)null, (state, time) => _features.Update(state, 0, Row(customer, 10), Time.AddHours(-1).AddMinutes(time)));

    private string Name(int customer) => $"c-{_run}-{customer}";

    private Row Row(int customer, int amount)
    {
        var record = JsonSerializer.SerializeToElement(new { customer_id = Name(customer), amount, kind = "shop" });
        return new RowReader(PayScenario.Scenario).Read(record).Row ?? throw new InvalidOperationException("The record breaks the contract.");
    }

    /// <param name="Known">The last move the gateway had heard of when the request was sent.</param>
    /// <param name="Begun">The last move inference had begun when it was answered.</param>
    /// <param name="Paid">Payments in Redis when the request was sent.</param>
    /// <param name="Paying">The same when it was answered.</param>
    private readonly record struct Told(int Customer, int Amount, int Known, int Begun, int Paid, int Paying, string Version, double Score, bool Cached);
}
