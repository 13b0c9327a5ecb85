using Microsoft.AspNetCore.Http;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;
using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Domain.World;
using MlopsLab.Traffic.Tests.World;

namespace MlopsLab.Traffic.Tests.Node;

public sealed class LiveTests(RabbitMqFixture rabbit)
{
    private const double Rate = 60;
    private const double Acceleration = 6_000;

    private static readonly (string, string)[] Quick =
    [
        ("Traffic__HistoryDays", "5"), ("Traffic__HistoryTowns", "2"), ("Traffic__WarmDays", "1"), ("Traffic__HistoryRowsPerSecond", "2000"),
        ("Traffic__Rate", $"{Rate}"), ("Traffic__Acceleration", $"{Acceleration}"),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Brings_every_payment_of_history_and_live_slots_exactly_once_though_it_is_killed_in_both()
    {
        await using var outside = await Outside.StartAsync(rabbit, _ => Outside.Scored(0.5), Stop, Quick);
        await outside.ReachesAsync(traffic => traffic.GetProperty("history").GetProperty("records").GetInt64() > 500, "some history is sent", Stop);
        await outside.Traffic.KillAsync();
        await outside.Traffic.StartAsync(Stop);
        foreach (var _ in (int[])[1, 2])
        {
            await outside.ReachesAsync(traffic => traffic.GetProperty("ok").GetInt64() > 100, "live traffic flows", Stop);
            await outside.Traffic.KillAsync();
            await outside.Traffic.StartAsync(Stop);
        }

        await outside.ReachesAsync(traffic => traffic.GetProperty("ok").GetInt64() > 100, "live traffic flows", Stop);
        await outside.Traffic.Http.SendJsonAsync(HttpMethod.Put, "/traffic/rate", new { rate = 0 }, Stop);
        await outside.ReachesAsync(traffic => traffic.GetProperty("waitingRecords").GetInt64() == 0, "everything is brought", Stop);
        var held = await outside.HeldAsync("fraud", Stop);

        var last = FraudWorld.SlotOf((await outside.TrafficAsync(Stop)).GetProperty("scenarioTime").GetDateTimeOffset()) - 30;
        Assert.Equal(held.Count, held.DistinctBy(row => row.Id).Count());
        Assert.Subset(held.Select(row => row.Id).ToHashSet(), Expected(until: last).ToHashSet());
    }

    [Fact]
    public async Task Tells_outcomes_when_their_time_has_come()
    {
        await using var outside = await Outside.StartAsync(rabbit, _ => Outside.Scored(0.5), Stop, [.. Quick, ("Traffic__HistoryDays", "40"), ("Traffic__Acceleration", "30000")]);
        await outside.ReachesAsync(traffic => traffic.GetProperty("scenarioTime").GetDateTimeOffset() > TownBuilder.Epoch.AddDays(1), "a day passes", Stop);
        var truth = Worlds.Days(41, 2, from: -40).ToDictionary(payment => payment.Id, payment => payment.Truth);

        var held = await outside.HeldAsync("fraud", Stop);

        var labelled = held.Where(row => row.Label.Length > 0 && truth.ContainsKey(row.Id)).ToArray();
        Assert.All(labelled, row => Assert.True(truth[row.Id].ReversedAt is not null || row.Label == $"{truth[row.Id].Label}", $"{truth[row.Id]} is labelled {row.Label}"));
        Assert.Contains(labelled, row => truth[row.Id].LabelAt > TownBuilder.Epoch);
        Assert.DoesNotContain(held, row => row.Label.Length == 0 && truth.TryGetValue(row.Id, out var known) && known.LabelAt < TownBuilder.Epoch);
    }

    [Fact]
    public async Task Tells_no_outcome_of_what_was_blocked_and_shows_it_to_an_analyst()
    {
        await using var outside = await Outside.StartAsync(rabbit, _ => Outside.Blocked(), Stop, [.. Quick, ("Traffic__HistoryDays", "1"), ("Traffic__Rate", "200"), ("Traffic__Acceleration", "100000")]);
        await outside.ReachesAsync(traffic => traffic.GetProperty("scenarioTime").GetDateTimeOffset() > TownBuilder.Epoch.AddDays(12), "days pass", Stop);
        var held = await outside.HeldAsync("fraud", Stop);
        var verdicts = (await outside.Traffic.Http.JsonAsync("/traffic/verdicts?limit=1000", Stop)).EnumerateArray().Select(verdict => verdict.Text("recordId")).ToHashSet();
        var history = Worlds.Days(1, 30, from: -1).Select(payment => payment.Id).ToHashSet();

        Assert.Contains(held, row => row.Label.Length > 0);
        Assert.All(held.Where(row => row.Label.Length > 0), row => Assert.Contains(row.Id, history));
        Assert.Equal(1_000, verdicts.Count);
        Assert.Contains(held, row => verdicts.Contains(row.Id));
    }

    [Theory]
    [InlineData("/traffic/verdicts?limit=0", "limit")]
    [InlineData("/traffic/verdicts?after=yesterday", "after")]
    public async Task Refuses_to_read_verdicts_by_nonsense(string path, string field)
    {
        await using var traffic = Outside.Alone(rabbit);
        await traffic.StartAsync(Stop);

        var answer = await traffic.Http.SendJsonAsync(HttpMethod.Get, path, null, Stop);

        Assert.Equal((400, field), ((int)answer.Status, answer.Body.Text("field")));
    }

    [Fact]
    public async Task Counts_what_clients_see_and_sends_the_records_whatever_that_is()
    {
        var turn = 0;
        await using var outside = await Outside.StartAsync(rabbit, _ => (Interlocked.Increment(ref turn) % 3) switch
        {
            0 => Results.StatusCode(500),
            1 => Results.Ok(new { score = 0.1, degraded = true }),
            _ => Outside.Scored(0.1),
        }, Stop, Quick);
        await outside.ReachesAsync(traffic => traffic.GetProperty("sent").GetInt64() > 300, "live traffic flows", Stop);
        var traffic = await outside.TrafficAsync(Stop);
        var sent = traffic.GetProperty("sent").GetInt64();

        Assert.All((string[])["ok", "degraded", "failed"], outcome => Assert.InRange(traffic.GetProperty(outcome).GetInt64(), sent / 4, sent / 2));
        await outside.ReachesAsync(now => now.GetProperty("waitingRecords").GetInt64() < Rate * 2, "records are brought all the same", Stop);
    }

    [Fact]
    public async Task Keeps_records_while_ingestion_is_away_and_brings_them_when_it_is_back()
    {
        await using var outside = await Outside.StartAsync(rabbit, _ => Outside.Scored(0.1), Stop, Quick);
        await outside.ReachesAsync(traffic => traffic.GetProperty("ok").GetInt64() > 50, "live traffic flows", Stop);
        await outside.Ingestion.KillAsync();
        await outside.ReachesAsync(traffic => traffic.GetProperty("waitingRecords").GetInt64() > 200, "records wait", Stop);
        await outside.Traffic.KillAsync();
        await outside.Traffic.StartAsync(Stop);
        var waiting = (await outside.TrafficAsync(Stop)).GetProperty("waitingRecords").GetInt64();
        await outside.Ingestion.StartAsync(Stop);

        Assert.True(waiting >= 200);
        await outside.ReachesAsync(traffic => traffic.GetProperty("waitingRecords").GetInt64() < Rate * 2, "records are brought", Stop);
    }

    private static IEnumerable<string> Expected(long until)
    {
        var world = new FraudWorld(Worlds.Default);
        var towns = LivePace.Towns(Rate, Acceleration);
        var plan = new HistoryPlan(Worlds.Monday - (5 * 144), Worlds.Monday, Worlds.Monday - 144, 2, Math.Max(2, towns));
        var history = HistoryBatches.Of(world, HistoryState.Start(plan)).SelectMany(batch => batch.Payments);
        var live = Enumerable.Range(0, (int)(until - Worlds.Monday)).SelectMany(slot => world.PaymentsOf(Worlds.Monday + slot, towns));
        return history.Concat(live).Select(payment => payment.Id);
    }
}
