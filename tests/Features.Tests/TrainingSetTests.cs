using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Features.Domain;
using MlopsLab.TestServers;

namespace MlopsLab.Features.Tests;

public sealed class TrainingSetTests(RabbitMqFixture broker, RedisFixture redis)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gives_labelled_rows_in_event_order_with_what_was_known_when_each_arrived()
    {
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);
        var records = Payments.Of(500, seed: 11);
        lab.Snapshot(records.Index().Select(row => (row.Item, row.Index % 3 == 0 ? (int?)null : row.Index % 2)));

        var lines = await LinesAsync(lab, "s1");

        var times = lines.Skip(1).Select(line => line.GetProperty("t").GetDateTimeOffset()).ToList();
        Assert.Equal(333, lines[0].GetProperty("rows").GetInt32());
        Assert.Equal(333, times.Count);
        Assert.Equal(times.Order(), times);
        Assert.Equal(Expected(lab, records), lines.Skip(1).ToDictionary(Id, Vector));
    }

    [Fact]
    public async Task The_order_of_the_snapshot_does_not_matter()
    {
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);
        var records = Payments.Of(300, seed: 12);
        lab.Snapshot(records.Select(record => (record, (int?)1)));
        var first = await LinesAsync(lab, "s1");

        lab.Snapshot(records.OrderBy(record => record.Id, StringComparer.Ordinal).Select(record => (record, (int?)1)));
        var second = await LinesAsync(lab, "s2");

        Assert.Equal(first.Select(line => line.GetRawText()), second.Select(line => line.GetRawText()));
    }

    [Fact]
    public async Task A_late_row_does_not_leak_into_decisions_made_before_it_was_known()
    {
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);
        lab.Snapshot(
        [
            (Happened("late", hour: 0, knownAt: 5), 1),
            (Happened("decided", hour: 1, knownAt: 1), 0),
            (Happened("itself late", hour: 2, knownAt: 7), 0),
            (Happened("after", hour: 6, knownAt: 6), 0),
        ]);

        var lines = (await LinesAsync(lab, "s1")).Skip(1).ToDictionary(Id, Vector);

        var count = lab.View.Pipeline.Features.Index().First(feature => feature.Item.Name == "customer_count_24h").Index;
        Assert.Equal((0, 0, 1, 2), (lines["late"][count], lines["decided"][count], lines["itself late"][count], lines["after"][count]));
    }

    [Fact]
    public async Task A_model_is_trained_on_bit_for_bit_the_numbers_that_live_decisions_read_from_Redis()
    {
        await redis.RunCliAsync(Ct, "FLUSHALL");
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);
        var records = Payments.Of(25, seed: 15).Select(record => record with { ArrivalTime = record.EventTime }).ToList();
        var live = new Dictionary<string, double[]>();
        foreach (var (index, record) in records.Index())
        {
            live[record.Id] = await lab.ReadOnlineAsync(record);
            await lab.PublishAsync([record], Ct);
            await lab.WaitForOnlineAsync(lab.Replay(records.Take(index + 1)), Ct);
        }

        lab.Snapshot(records.Select(record => (record, (int?)0)));

        Assert.Equal(live, (await LinesAsync(lab, "s1")).Skip(1).ToDictionary(Id, Vector));
    }

    [Fact]
    public async Task Refuses_what_it_can_not_make_and_says_why()
    {
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);

        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(lab, new { scenario = "none", snapshotId = "s1" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(lab, new { scenario = "fraud", snapshotId = "missing" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(lab, new { scenario = "fraud" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await lab.Features.Http.PostAsync("/training-set", new StringContent("{", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")), Ct)).StatusCode);
        lab.Features.Http.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(lab, new { scenario = "fraud", snapshotId = "s1" })).StatusCode);
    }

    [Fact]
    public async Task A_snapshot_that_breaks_off_breaks_the_answer_off()
    {
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);
        lab.Snapshot(Payments.Of(5, seed: 14).Select(record => (record, (int?)1)));
        lab.BrokenSnapshot();

        await Assert.ThrowsAsync<HttpRequestException>(() => LinesAsync(lab, "s1"));
    }

    private static Dictionary<string, double[]> Expected(Lab lab, List<AcceptedRecord> records)
    {
        var replay = new OfflineReplay(lab.View);
        var expected = new Dictionary<string, double[]>();
        foreach (var (index, record) in records.Index().OrderBy(row => row.Item.EventTime))
        {
            var vector = new double[lab.View.Pipeline.Features.Count];
            replay.Next(lab.View.Reader.Read(record.Fields).Row ?? throw new InvalidOperationException(), record.EventTime, record.ArrivalTime, vector);
            if (index % 3 != 0)
            {
                expected[record.Id] = vector;
            }
        }

        return expected;
    }

    private static AcceptedRecord Happened(string id, int hour, int knownAt) =>
        Payments.Of(1, seed: 13)[0] with { Id = id, EventTime = Payments.Start.AddHours(hour), ArrivalTime = Payments.Start.AddHours(knownAt) };

    private static string Id(JsonElement line) => line.GetProperty("id").GetString() ?? string.Empty;

    private static double[] Vector(JsonElement line) =>
        [.. line.GetProperty("x").EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble())];

    private static Task<HttpResponseMessage> PostAsync(Lab lab, object body) => lab.Features.Http.PostAsJsonAsync("/training-set", body, Ct);

    private static async Task<List<JsonElement>> LinesAsync(Lab lab, string snapshot)
    {
        using var response = await PostAsync(lab, new { scenario = "fraud", snapshotId = snapshot });
        response.EnsureSuccessStatusCode();
        var text = await response.Content.ReadAsStringAsync(Ct);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
    }
}
