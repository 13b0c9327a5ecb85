using System.Text.Json;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;

namespace MlopsLab.Traffic.Tests.Node;

public sealed class WorldSwitchTests(RabbitMqFixture rabbit)
{
    private static readonly (string, string)[] Quick =
        [("Traffic__HistoryDays", "1"), ("Traffic__HistoryTowns", "1"), ("Traffic__WarmDays", "1"), ("Traffic__Rate", "60"), ("Traffic__Acceleration", "6000")];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Breaks_what_gateway_and_ingestion_see_and_is_not_forgotten_by_a_kill()
    {
        await using var outside = await Outside.StartAsync(rabbit, body => body.GetProperty("record").TryGetProperty("amount", out _) ? Outside.Scored(0.1) : Outside.Malformed(), Stop, Quick);
        await outside.ReachesAsync(traffic => traffic.GetProperty("ok").GetInt64() > 50, "live traffic flows", Stop);
        var on = await SendAsync(outside, HttpMethod.Put, "/schema-break", new { strength = 0.5, variant = "rename", @for = "1h" });
        await outside.Traffic.KillAsync();
        await outside.Traffic.StartAsync(Stop);
        await outside.ReachesAsync(traffic => traffic.GetProperty("refused").GetInt64() > 100, "the gateway refuses records", Stop);
        await Eventually.HoldsAsync(async () => Renamed(await outside.Ingestion.Http.JsonAsync("/quarantine/holds", Stop)), "ingestion holds what has another name", Stop);
        var off = await SendAsync(outside, HttpMethod.Delete, "/schema-break");

        Assert.Equal((true, "amount"), (on.Body.GetProperty("active").GetBoolean(), on.Body.Text("field")));
        Assert.False(off.Body.GetProperty("active").GetBoolean());
        Assert.True(off.Body.GetProperty("touched").GetInt64() > 100);
        Assert.Contains("\"worlds\":[\"schema-break\"]", outside.Truth());
    }

    private static bool Renamed(JsonElement holds) => holds.EnumerateArray().Any(hold => (hold.Text("field"), hold.Text("check"), hold.Text("source")) == ("amount", "renamed", "traffic"));

    [Fact]
    public async Task Ends_by_itself_when_its_time_is_over()
    {
        await using var outside = await Outside.StartAsync(rabbit, _ => Outside.Scored(0.1), Stop, Quick);
        await SendAsync(outside, HttpMethod.Put, "/spike", new { strength = 1, @for = "1s" });

        await Eventually.HoldsAsync(async () => !(await FindAsync(outside, "spike")).GetProperty("active").GetBoolean(), TimeSpan.FromSeconds(20), () => "the spike ends", Stop);
        Assert.Equal(18, (await outside.Traffic.Http.JsonAsync("/traffic/worlds", Stop)).GetArrayLength());
    }

    [Theory]
    [InlineData("/weather", "{\"strength\":1}", 404, "schema-break")]
    [InlineData("/spike", "{}", 400, "strength")]
    [InlineData("/spike", "{\"strength\":1.5}", 400, "strength")]
    [InlineData("/spike", "{\"strength\":\"much\"}", 400, "strength")]
    [InlineData("/spike", "{\"strength\":1,\"for\":\"a while\"}", 400, "for")]
    [InlineData("/spike", "{\"strength\":1,\"field\":\"amount\"}", 400, "field")]
    [InlineData("/null-surge", "{\"strength\":1,\"field\":\"colour\"}", 400, "distance_km")]
    [InlineData("/schema-break", "{\"strength\":1,\"variant\":\"odd\"}", 400, "rename")]
    [InlineData("/spike", "[", 400, "")]
    public async Task Refuses_what_is_no_world_and_says_what_is(string path, string body, int status, string remedy)
    {
        await using var traffic = Outside.Alone(rabbit);
        await traffic.StartAsync(Stop);
        using var request = new HttpRequestMessage(HttpMethod.Put, "/traffic/worlds" + path) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };

        using var answer = await traffic.Http.SendAsync(request, Stop);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(remedy, await answer.Content.ReadAsStringAsync(Stop));
    }

    private static Task<JsonAnswer> SendAsync(Outside outside, HttpMethod method, string path, object? body = null) =>
        outside.Traffic.Http.SendJsonAsync(method, "/traffic/worlds" + path, body ?? new { }, Stop);

    private static async Task<JsonElement> FindAsync(Outside outside, string name) =>
        (await outside.Traffic.Http.JsonAsync("/traffic/worlds", Stop)).EnumerateArray().Single(world => world.Text("name") == name);
}
