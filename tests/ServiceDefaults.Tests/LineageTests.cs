using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using MlopsLab.ServiceDefaults.Lineage;
using MlopsLab.TestNodes;

namespace MlopsLab.ServiceDefaults.Tests;

public sealed partial class LineageTests : IDisposable
{
    private static readonly LineageRun Run = new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), "training.fraud", (Guid.CreateVersion7(DateTimeOffset.UnixEpoch), "pipeline"))
    {
        Inputs = [new("lake", "snapshots/fraud", "sha256:ab12", [("amount", "number")])],
        Outputs = [new("registry", "artifacts/fraud")],
        AllowedLeaks = new Dictionary<string, string> { ["amount"] = "known before" },
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("lineage-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(LineageState.Start, "START")]
    [InlineData(LineageState.Complete, "COMPLETE")]
    [InlineData(LineageState.Fail, "FAIL")]
    public void An_event_has_every_member_the_schema_requires(LineageState state, string type)
    {
        var told = LineageJson.Event(Run, state, new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)), state == LineageState.Fail ? "broke" : null);

        Assert.Equal((type, "2026-01-02T02:04:05.000Z"), ((string?)told["eventType"], (string?)told["eventTime"]));
        Assert.True(Uri.IsWellFormedUriString((string?)told["producer"], UriKind.Absolute));
        Assert.True(Uri.IsWellFormedUriString((string?)told["schemaURL"], UriKind.Absolute));
        Assert.True(Guid.TryParse((string?)told["run"]?["runId"], out _));
        Assert.All([told["job"], .. told["inputs"] as JsonArray ?? [], .. told["outputs"] as JsonArray ?? []], Named);
        Assert.All(Facets(told), facet =>
        {
            Assert.NotNull(facet["_producer"]);
            Assert.Matches(FacetUrl(), (string?)facet["_schemaURL"]);
        });
        Assert.Equal("sha256:ab12", (string?)told["inputs"]?[0]?["facets"]?["version"]?["datasetVersion"]);
        Assert.Equal("amount", (string?)told["inputs"]?[0]?["facets"]?["schema"]?["fields"]?[0]?["name"]);
        Assert.Equal("pipeline", (string?)told["run"]?["facets"]?["parent"]?["job"]?["name"]);
    }

    [Fact]
    public async Task An_event_is_kept_and_posted()
    {
        using var listener = new HttpListener();
        var url = $"http://127.0.0.1:{FreePort()}/";
        listener.Prefixes.Add(url);
        listener.Start();
        using var emitter = Emitter(url);
        await emitter.StartAsync(Stop);
        emitter.Emit(Run, LineageState.Start);
        var posted = await listener.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(20), Stop);
        using var body = new StreamReader(posted.Request.InputStream);
        var json = await body.ReadToEndAsync(Stop);
        posted.Response.Close();
        await emitter.StopAsync(Stop);

        Assert.Equal("/api/v1/lineage", posted.Request.Url?.AbsolutePath);
        Assert.Equal(json, Assert.Single(await File.ReadAllLinesAsync(Path.Combine(_folder, "lineage.ndjson"), Stop)));
    }

    [Fact]
    public async Task A_receiver_that_is_away_loses_nothing_of_the_file()
    {
        using var emitter = Emitter($"http://127.0.0.1:{FreePort()}");
        await emitter.StartAsync(Stop);
        for (var sent = 0; sent < 50; sent++)
        {
            emitter.Emit(Run, LineageState.Complete);
        }

        await emitter.StopAsync(Stop);

        Assert.Equal(50, (await File.ReadAllLinesAsync(Path.Combine(_folder, "lineage.ndjson"), Stop)).Length);
    }

    [Fact]
    public async Task A_receiver_that_hangs_does_not_hold_up_the_file()
    {
        using var silent = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var emitter = Emitter($"http://{silent.LocalEndpoint}");
        await emitter.StartAsync(Stop);
        for (var sent = 0; sent < 50; sent++)
        {
            emitter.Emit(Run, LineageState.Complete);
        }

        var file = Path.Combine(_folder, "lineage.ndjson");
        await Eventually.HoldsAsync(async () => File.Exists(file) && (await File.ReadAllLinesAsync(file, Stop)).Length == 50, "all events are kept", Stop);
        await emitter.StopAsync(Stop);
    }

    private static void Named(JsonNode? what)
    {
        Assert.False(string.IsNullOrEmpty((string?)what?["namespace"]));
        Assert.False(string.IsNullOrEmpty((string?)what?["name"]));
    }

    private static IEnumerable<JsonNode> Facets(JsonNode told) =>
        [.. (told["run"]?["facets"] as JsonObject ?? []).Concat(told["inputs"]?[0]?["facets"] as JsonObject ?? []).Select(facet => facet.Value).OfType<JsonNode>()];

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private LineageEmitter Emitter(string url) => new(
        new NodeIdentity("training", _folder),
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["LAB_OPENLINEAGE_URL"] = url }).Build(),
        TimeProvider.System,
        NullLogger<LineageEmitter>.Instance);

    [GeneratedRegex("^https://openlineage\\.io/spec/(facets/)?[0-9]+-[0-9]+-[0-9]+/[A-Za-z]+\\.json#/\\$defs/[A-Za-z]+$")]
    private static partial Regex FacetUrl();
}
