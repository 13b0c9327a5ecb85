using System.Net;
using System.Text.Json.Nodes;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;

namespace MlopsLab.Ingestion.Tests.Node;

public sealed class TallyTests(RabbitMqFixture rabbit, ITestOutputHelper output)
{
    private const int Hours = 60, RowsPerHour = 100;

    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tells_for_each_source_what_an_hour_was_like_and_leaves_backfills_out()
    {
        await using var bus = await LabBus.ConnectAsync(rabbit.ConnectionString, Stop);
        await using var node = IngestionNode.Create(rabbit);
        await node.StartAsync(Stop);
        var bad = Rows.RecordWith("tell-bad", "amount", -5);
        await SendAsync(node.Http, "tell-till", [Row("tell-1", 0), Row("tell-2", 30), Row("tell-3", 70, arrived: 200), Row("tell-4", 15, arrived: 72), Row("tell-5", 71), Row("tell-6", 56, arrived: 73)]);
        await SendAsync(node.Http, "tell-till", [Row("tell-1", 0), Row("tell-2", 31), bad]);
        await SendAsync(node.Http, "tell-other", [Row("tell-7", 0), Row("tell-8", 130)], history: true);
        await SendAsync(node.Http, "tell-till", [Row("tell-9", 130)], backfill: "a gap");
        await SendAsync(node.Http, "tell-till", [Row("tell-10", 190)]);

        var till = await bus.WaitAsync<IntakeMeasured>(fact => fact.Source == "tell-till", Stop);
        var other = await bus.WaitAsync<IntakeMeasured>(fact => fact.Source == "tell-other", Stop);

        Assert.Equal(
            [new(Start, History: false, Rows: 4, Arrived: 2, Late: 0, Disordered: 0, Duplicates: 2, Conflicts: 1, SetAside: 1), new(Start.AddHours(1), false, 2, 3, Late: 0, Disordered: 2, 0, 0, 0)],
            till.Hours);
        Assert.Equal([new(Start, History: true, 1, 1, 0, 0, 0, 0, 0)], other.Hours);
    }

    [Fact]
    public async Task Neither_loses_nor_doubles_a_count_when_it_is_killed_under_load()
    {
        await using var bus = await LabBus.ConnectAsync(rabbit.ConnectionString, Stop);
        await using var node = IngestionNode.Create(rabbit);
        await node.StartAsync(Stop);
        var (acknowledged, answered) = (0, 0L);
        var sending = Task.Run(
            async () =>
            {
                for (var hour = 0; hour < Hours; hour++)
                {
                    // The first ten rows of the hour before come again, the first one with another amount.
                    JsonObject[] again = hour == 0 ? [] : [.. Enumerable.Range(0, 10).Select(row => Row(Id(hour - 1, row), ((hour - 1) * 60) + (row / 2), amount: row == 0 ? 99 : 12.5))];
                    JsonObject[] rows = [.. Enumerable.Range(0, RowsPerHour).Select(row => Row(Id(hour, row), (hour * 60) + (row / 2))), .. again];
                    await Eventually.HoldsAsync(() => TrySendAsync(node.Http, rows, taken => answered += taken), TimeSpan.FromMinutes(2), () => "a batch is acknowledged", Stop);
                    Interlocked.Increment(ref acknowledged);
                }
            },
            Stop);
        foreach (var share in (double[])[0.2, 0.5, 0.8])
        {
            await Eventually.HoldsAsync(() => Task.FromResult(Volatile.Read(ref acknowledged) >= share * Hours), "more batches are acknowledged", Stop);
            await node.KillAsync();
            await node.StartAsync(Stop);
        }

        await sending;
        await bus.WaitAsync<IntakeMeasured>(fact => fact.Source == "kill-tally" && fact.Hours[^1].Start == Start.AddHours(Hours - 3), Stop);
        var told = bus.Of<IntakeMeasured>().Where(fact => fact.Source == "kill-tally").SelectMany(fact => fact.Hours).ToArray();
        output.WriteLine($"{told.Length} hours, {told.Sum(hour => hour.Duplicates)} duplicates told, {answered} answered");

        Assert.Equal(Enumerable.Range(0, Hours - 2).Select(hour => Start.AddHours(hour)), told.Select(hour => hour.Start));
        Assert.All(told, hour => Assert.Equal((100L, 100L, 0L), (hour.Rows, hour.Arrived, hour.Late)));

        // Of an answered batch each copy is told; what was never answered may have been seen once more.
        Assert.InRange(told.Sum(hour => hour.Duplicates), answered - 20, answered + (3 * (RowsPerHour + 10)));
        Assert.InRange(told.Sum(hour => hour.Conflicts), Hours - 4, Hours + 3);
    }

    private static string Id(int hour, int row) => $"kill-tally-{hour}-{row}";

    private static JsonObject Row(string id, int minute, int? arrived = null, double amount = 12.5)
    {
        var row = Rows.RecordWith(id, "amount", amount);
        (row["eventTime"], row["arrivalTime"]) = (Start.AddMinutes(minute).ToString("O"), Start.AddMinutes(arrived ?? minute).ToString("O"));
        return row;
    }

    private static Task<JsonAnswer> SendAsync(HttpClient http, string source, JsonObject[] rows, bool history = false, string? backfill = null)
    {
        var batch = Rows.Records(rows);
        (batch["source"], batch["history"], batch["backfill"]) = (source, history, backfill);
        return http.PostJsonAsync("/records", batch, Stop);
    }

    private static async Task<bool> TrySendAsync(HttpClient http, JsonObject[] rows, Action<int> duplicates)
    {
        try
        {
            var answer = await SendAsync(http, "kill-tally", [.. rows.Select(row => (JsonObject)row.DeepClone())]);
            if (answer.Status == HttpStatusCode.OK)
            {
                duplicates(answer.Body.GetProperty("duplicates").GetInt32());
            }

            return answer.Status == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
