using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MlopsLab.ServiceDefaults.Tests.Support;

namespace MlopsLab.ServiceDefaults.Tests;

public sealed class HealthTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lists_each_check_with_its_reason()
    {
        await using var node = await TestNode.StartAsync(builder => builder.Services.AddHealthChecks()
            .AddCheck("store", () => HealthCheckResult.Unhealthy("The disk is full.", new IOException("secret path"))));

        var response = await node.Http.GetAsync("/health", Stop);

        var text = await response.Content.ReadAsStringAsync(Stop);
        var store = JsonDocument.Parse(text).RootElement.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == "store");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(("Unhealthy", "The disk is full.", "IOException"), (store.Text("status"), store.Text("description"), store.Text("error")));
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_a_degraded_node_as_working()
    {
        await using var node = await TestNode.StartAsync(builder => builder.Services.AddHealthChecks().AddCheck("cache", () => HealthCheckResult.Degraded()));

        var response = await node.Http.GetAsync("/health", Stop);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Degraded", (await response.Content.ReadFromJsonAsync<JsonElement>(Stop)).Text("status"));
    }

    [Fact]
    public async Task Is_alive_when_only_a_dependency_is_away()
    {
        await using var node = await TestNode.StartAsync(builder => builder.Services.AddHealthChecks().AddCheck("broker", () => HealthCheckResult.Unhealthy()));

        var response = await node.Http.GetAsync("/alive", Stop);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
