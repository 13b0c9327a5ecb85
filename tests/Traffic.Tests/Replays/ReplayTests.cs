using System.Globalization;
using System.Net;
using System.Text.Json;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;
using MlopsLab.Traffic.Tests.Node;

namespace MlopsLab.Traffic.Tests.Replays;

public sealed class ReplayTests(RabbitMqFixture rabbit) : IAsyncLifetime
{
    private static readonly (string, string)[] Quiet = [("Traffic__HistoryDays", "1"), ("Traffic__HistoryTowns", "1"), ("Traffic__WarmDays", "0"), ("Traffic__Rate", "0"), ("Traffic__ReplayModelWait", "00:00:01")];

    private readonly string _csv = Path.Combine(Path.GetTempPath(), $"weather-{Guid.NewGuid():N}.csv");
    private Outside? _outside;
    private bool _hasModel = true;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Outside Lab => _outside ?? throw new InvalidOperationException("The nodes were not started.");

    public async ValueTask InitializeAsync()
    {
        // The gateway of the test takes low pressure for rain, which is always right here.
        _outside = await Outside.StartAsync(rabbit, body => Outside.Scored(-body.GetProperty("record").GetProperty("pressure").GetDouble()), () => _hasModel, Stop, Quiet);
        var rows = Enumerable.Range(0, 1_200).Select(day => string.Create(CultureInfo.InvariantCulture, $"{day},{1_000 + (day % 8)},{(day % 50 == 0 ? "-1" : "5")},{(day % 8 < 4 ? 1 : 0)}"));
        await File.WriteAllLinesAsync(_csv, rows.Prepend("day,pressure,wind,rain"), Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await Lab.DisposeAsync();
        File.Delete(_csv);
    }

    [Fact]
    public async Task Sends_history_then_scores_the_last_rows_and_gives_their_auc()
    {
        var started = await PostAsync(new { csv = _csv, scenario = "weather", score = 200, rate = 100 });
        var replay = await EndAsync();
        var held = await Lab.HeldAsync("weather", Stop);

        Assert.Equal(HttpStatusCode.Accepted, started.Status);
        Assert.Equal(("completed", "1200", "1200", "200", "24"), (replay.Text("state"), replay.Text("rows"), replay.Text("sent"), replay.Text("scored"), replay.Text("quarantined")));
        Assert.Equal("", replay.Text("warning"));
        Assert.Equal(1, replay.GetProperty("auc").GetDouble(), tolerance: 1e-9);
        Assert.Equal(1_176, held.Count);
        Assert.All(held, row => Assert.Equal(int.Parse(row.Id.AsSpan("weather-".Length), CultureInfo.InvariantCulture) % 8 < 4 ? "1" : "0", row.Label));
    }

    [Fact]
    public async Task Warns_of_a_result_without_a_model_and_says_where_to_look()
    {
        _hasModel = false;
        await PostAsync(new { csv = _csv, scenario = "weather", score = 5, rate = 100 });
        var replay = await EndAsync();

        Assert.Equal("completed", replay.Text("state"));
        Assert.Contains("No model of weather was there within 1 s", replay.Text("warning"), StringComparison.Ordinal);
        Assert.Contains("lab explain training", replay.Text("warning"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goes_on_after_a_kill_and_sends_no_row_twice()
    {
        await PostAsync(new { csv = _csv, scenario = "weather", score = 400, rate = 100 });
        await Eventually.HoldsAsync(async () => (await ReplayAsync()).GetProperty("scored").GetInt64() > 50, "some rows are scored", Stop);
        await Lab.Traffic.KillAsync();
        await Lab.Traffic.StartAsync(Stop);
        var replay = await EndAsync();

        Assert.Equal(("completed", "1200", "400"), (replay.Text("state"), replay.Text("sent"), replay.Text("scored")));
        Assert.Equal(1_176, (await Lab.HeldAsync("weather", Stop)).DistinctBy(row => row.Id).Count());
    }

    [Fact]
    public async Task Runs_one_at_a_time()
    {
        await PostAsync(new { csv = _csv, scenario = "weather", score = 1_000, rate = 20 });

        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(new { csv = _csv, scenario = "weather" })).Status);
    }

    [Fact]
    public async Task Refuses_what_it_can_not_replay_and_names_the_reason()
    {
        var other = Path.ChangeExtension(_csv, "other.csv");
        await File.WriteAllTextAsync(other, "day,temperature\n1,5\n", Stop);
        (object Order, int Status, string Reason)[] table =
        [
            (new { scenario = "weather" }, 400, "csv"),
            (new { csv = "rows.csv", scenario = "weather" }, 400, "full path"),
            (new { csv = "/nowhere/rows.csv", scenario = "weather" }, 400, "can't be read"),
            (new { csv = Path.GetTempPath(), scenario = "weather" }, 400, "can't be read"),
            (new { csv = other, scenario = "weather" }, 400, "'pressure', 'wind'"),
            (new { csv = _csv, scenario = "nix" }, 404, "nix"),
            (new { csv = _csv, scenario = "fraud" }, 400, "world"),
            (new { csv = _csv, scenario = "weather", rate = -1 }, 400, "rate"),
            (new { csv = _csv, scenario = "weather", limit = 0 }, 400, "limit"),
            (new { csv = _csv, scenario = "weather", score = -1 }, 400, "score"),
        ];
        foreach (var (order, status, reason) in table)
        {
            var answer = await PostAsync(order);

            Assert.True(status == (int)answer.Status, $"{order}: {answer.Status} {answer.Detail}");
            Assert.Contains(reason, answer.Detail, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/traffic/rate", "{\"rate\":-1}", 400)]
    [InlineData("/traffic/rate", "{\"rate\":6000}", 400)]
    [InlineData("/traffic/rate", "{}", 400)]
    [InlineData("/traffic/rate", "{\"rate\":\"fast\"}", 400)]
    [InlineData("/traffic/rate", "{\"rate\":5000}", 200)]
    [InlineData("/traffic/scenario", "{\"scenario\":\"fraud\"}", 200)]
    [InlineData("/traffic/scenario", "{\"scenario\":\"weather\"}", 409)]
    [InlineData("/traffic/scenario", "{\"scenario\":\"nix\"}", 404)]
    [InlineData("/traffic/scenario", "{}", 400)]
    public async Task Answers_settings_it_can_not_take_with_a_problem(string path, string body, int status)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        Assert.Equal(status, (int)(await Lab.Traffic.Http.SendJsonAsync(HttpMethod.Put, path, content, Stop)).Status);
    }

    private Task<JsonAnswer> PostAsync(object order) => Lab.Traffic.Http.PostJsonAsync("/traffic/replay", order, Stop);

    private Task<JsonElement> ReplayAsync() => Lab.Traffic.Http.JsonAsync("/traffic/replay", Stop);

    private async Task<JsonElement> EndAsync()
    {
        await Eventually.HoldsAsync(async () => (await ReplayAsync()).Text("state") is "completed" or "failed", TimeSpan.FromMinutes(2), () => $"the replay ends\n{Lab.Traffic.Output}", Stop);
        return await ReplayAsync();
    }
}
